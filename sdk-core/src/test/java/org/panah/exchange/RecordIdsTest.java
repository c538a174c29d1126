package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.panah.common.Agency;
import org.panah.offender.OffenderId;

class RecordIdsTest {
  @Test
  void of_makesIdsThatTellNothing_stayTheSame_andDifferByOwner() {
    RecordIds punjab = new RecordIds(Desk.PUNJAB);
    OffenderId id = punjab.of("12/2024\u001fModel Town");
    assertThat(id.value())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(punjab.of("۱۲/2024\u001fMODEL  TOWN ")).isEqualTo(id);
    assertThat(punjab.of("12/2024 Model Town")).isNotEqualTo(id);
    assertThat(new RecordIds(Agency.of("SD-POL")).of("12/2024\u001fModel Town")).isNotEqualTo(id);
    // Pinned: another id for the same row would register everybody again.
    assertThat(new RecordIds(Desk.PUNJAB).of("R-1"))
        .isEqualTo(OffenderId.of("74f47c91-c56b-8fad-8596-89b6b77fcef8"));
  }
}
