package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistrySamples.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Warning;

/** The chapter on lists and histories: nothing is passed over, whatever changes meanwhile. */
abstract class RegistryListRules extends RegistryCourseRules {
  private List<OffenderRecord> registered(int count) {
    List<OffenderRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(register(record(PUNJAB, "r%02d".formatted(i), i)));
    }
    return records;
  }

  private OffenderRecord amended(OffenderRecord record) {
    int version = (int) record.version();
    return records(PUNJAB)
        .amend(record.withWarnings(List.of(new Warning("NOTE", "change " + version, null))));
  }

  @Test
  void list_isEmpty_whenTheOwnerHasNoRecords() {
    register(record(SINDH, 1));

    Page<OffenderRecord> page = records(PUNJAB).list(PUNJAB, PageRequest.first(10));

    assertThat(page.items()).isEmpty();
    assertFresh(page.asOf());
  }

  @Test
  void list_answersAllOfOneOwner_inPages_inTheOrderOfTheirLastChange() {
    List<OffenderRecord> records = registered(23);
    register(record(SINDH, 99));
    OffenderRecord changed = amended(records.get(4));
    List<OffenderRecord> expected = new ArrayList<>(records);
    expected.remove(4);
    expected.add(changed);

    for (int limit : new int[] {1, 7, 23, 24, 1_000}) {
      assertThat(all(limit, page -> records(PUNJAB).list(PUNJAB, page)))
          .as("in pages of %d", limit)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void list_passesNoneOver_whenRecordsChangeBetweenThePages() {
    List<OffenderRecord> records = registered(12);
    List<OffenderRecord> seen = new ArrayList<>();
    Page<OffenderRecord> page = records(PUNJAB).list(PUNJAB, PageRequest.first(5));
    seen.addAll(page.items());

    // One that was seen, one that was not, a new one, and one that goes.
    OffenderRecord again = amended(records.get(1));
    OffenderRecord later = amended(records.get(7));
    OffenderRecord added = register(record(PUNJAB, "new", 50));
    records(PUNJAB).erase(records.get(9).id(), 1);
    for (Optional<PageRequest> next = page.next(5); next.isPresent(); next = page.next(5)) {
      page = records(PUNJAB).list(PUNJAB, next.get());
      seen.addAll(page.items());
    }

    List<OffenderRecord> expected = new ArrayList<>(records);
    expected.removeAll(List.of(records.get(7), records.get(9)));
    expected.addAll(List.of(again, later, added));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void list_refusesATokenThatItNeverGave() {
    registered(3);
    register(record(SINDH, 8));
    register(record(SINDH, 9));
    String sindhs = records(SINDH).list(SINDH, PageRequest.first(1)).nextToken();

    assertThatThrownBy(() -> records(PUNJAB).list(PUNJAB, new PageRequest(10, "nonsense")))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThatThrownBy(() -> records(PUNJAB).list(PUNJAB, new PageRequest(10, sindhs)))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void history_answersEarlierVersions_oldestFirst() {
    OffenderRecord first = register(record(PUNJAB, 1));
    assertThat(records(PUNJAB).history(first.id())).isEmpty();
    OffenderRecord second = amended(first);
    OffenderRecord third = amended(second);
    OffenderRecord fourth = amended(third);

    assertThat(records(PUNJAB).history(first.id())).containsExactly(first, second, third);
    assertThat(records(PUNJAB).get(first.id())).contains(fourth);
  }

  @Test
  void history_throwsNotFound_whenThereIsNoSuchRecord() {
    assertNotFound(() -> records(PUNJAB).history(OffenderId.of("never-was")));
  }
}
