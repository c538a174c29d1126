package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.Agency;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.offender.OffenderId;

class RecordIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3520212345671",
        "35202-1234567-1",
        "35202 1234567 1",
        "35202 - 1234567 - 1",
        "35202\u20131234567\u20141",
        "35202\u22121234567\u00a01",
        "\u202a35202\u200b-1234567-1\u202c",
        "CNIC 3520212345671",
        "cnic:35202-1234567-1",
        "3520212345671/1",
        "PB-35202-1234567-1-A",
        "12/2024\u001f۳۵۲۰۲۱۲۳۴۵۶۷۱"
      })
  void of_refusesACnic_howeverItIsWritten_andWhateverStandsBesideIt(String sourceRef) {
    RecordIds ids = new RecordIds(Desk.PUNJAB);
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> ids.of(sourceRef))
        .extracting(InvalidRequest::rule)
        .isEqualTo("the source's own number of the row, not a CNIC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "35202123456",
        "352021234567\u001f1",
        "35202123456712",
        "135202-1234567-1",
        "35202-1234567-12",
        "0520212345671",
        "9520212345671",
        "3520-21234567-1",
        "PSR-384-004007"
      })
  void of_takesNumbers_thatAreNoCnics(String sourceRef) {
    assertThat(new RecordIds(Desk.PUNJAB).of(sourceRef)).isNotNull();
  }

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
