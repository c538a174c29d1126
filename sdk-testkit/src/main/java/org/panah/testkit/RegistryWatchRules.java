package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.record;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.panah.Watch;
import org.panah.Watches;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEntry;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.hit.Grade;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;

/** The chapter on watches: setting, listing and ending them; {@link WatchingContract} tells. */
abstract class RegistryWatchRules extends RegistryScreeningRules {
  private static final PersonQuery WATCHED =
      ASKED.identifier(cnic(9)).district("PB-lahore").least(Grade.STRONG);

  private Watches watches(Agency agency) {
    return registry().as(investigator(agency)).watches();
  }

  private List<Watch> listed(Watches by) {
    return all(2, by::list);
  }

  @Test
  void watch_tellsWhoSetIt_why_andForHowLong() {
    Access access = investigator(PUNJAB).correlatedBy("req-1");

    Watch watch = registry().as(access).watches().add(WATCHED);

    assertThat(watch.query()).isEqualTo(WATCHED);
    assertThat(watch.access()).isEqualTo(access);
    assertThat(watch.since()).isEqualTo(time.instant());
    assertThat(watch.until()).isEqualTo(time.instant().plus(Duration.ofDays(90)));
    assertThat(listed(watches(PUNJAB))).containsExactly(watch);
  }

  @Test
  void watches_areListedForTheirAgencyOnly_inPages() {
    List<Watch> set =
        Stream.generate(() -> watches(PUNJAB).add(WATCHED, Duration.ofDays(365))).limit(5).toList();
    Watch theirs = watches(SINDH).add(ASKED, Duration.ofDays(1));

    assertThat(listed(watches(PUNJAB))).containsExactlyInAnyOrderElementsOf(set);
    assertThat(listed(watches(SINDH))).containsExactly(theirs);
    assertThat(listed(watches(ELSEWHERE))).isEmpty();
    assertFresh(watches(PUNJAB).list(PageRequest.first(1)).asOf());
  }

  @Test
  void watch_ends_byItself() {
    Watch watch = watches(PUNJAB).add(WATCHED, Duration.ofDays(2));

    time.set(watch.until().minusMillis(1));
    assertThat(listed(watches(PUNJAB))).containsExactly(watch);
    time.set(watch.until());
    assertThat(listed(watches(PUNJAB))).isEmpty();
    assertNotFound(() -> watches(PUNJAB).end(watch.id()));
  }

  @Test
  void end_erasesAWatch_ofOnesOwnAgencyOnly() {
    Watch watch = watches(PUNJAB).add(WATCHED);
    Watch other = watches(PUNJAB).add(ASKED);

    assertNotFound(() -> watches(SINDH).end(watch.id()));
    assertNotFound(() -> watches(PUNJAB).end("nobody"));
    assertInvalid("documentId", () -> watches(PUNJAB).end("no id"));
    watches(PUNJAB).end(watch.id());

    assertThat(listed(watches(PUNJAB))).containsExactly(other);
    assertNotFound(() -> watches(PUNJAB).end(watch.id()));
  }

  @Test
  void end_endsNoRecord() {
    register(record(PUNJAB, "a", 1));

    assertNotFound(() -> watches(PUNJAB).end("a"));

    assertThat(records(PUNJAB).get(OffenderId.of("a"))).isPresent();
  }

  @Test
  void add_refusesWhatIsAboutNobody_andLengthsOutOfBounds() {
    assertInvalid("query", () -> watches(PUNJAB).add(PersonQuery.named("Muhammad")));
    for (Duration length :
        List.of(
            Duration.ZERO,
            Duration.ofDays(1).minusNanos(1),
            Duration.ofDays(365).plusNanos(1),
            Duration.ofDays(-1))) {
      assertInvalid("length", () -> watches(PUNJAB).add(WATCHED, length));
    }

    assertThat(listed(watches(PUNJAB))).isEmpty();
  }

  @Test
  void add_needsACase_andARoleThatReads() {
    assertRefused(
        "reading-needs-a-case", () -> registry().as(registrar(PUNJAB)).watches().add(WATCHED));
    Access feed = Access.by("feed", new Role("FEED")).of(PUNJAB).forPurpose(Purpose.RECORD_KEEPING);
    assertRefused("role-may-not", () -> registry().as(feed).watches().add(WATCHED));
    assertRefused(
        "role-may-not", () -> registry().as(auditor()).watches().list(PageRequest.first(1)));
    assertRefused("owner-writes-elsewhere", () -> watches(ELSEWHERE).add(WATCHED));
  }

  @Test
  void watches_surfaceNowhereAmongRecords() {
    Watch watch = watches(PUNJAB).add(WATCHED);
    register(record(PUNJAB, "a", 1));
    OffenderId id = OffenderId.of(watch.id());

    assertThat(records(PUNJAB).get(id)).isEmpty();
    assertNotFound(() -> records(PUNJAB).history(id));
    assertNotFound(() -> records(PUNJAB).erase(id, 1));
    assertThat(listed(PUNJAB)).extracting(r -> r.id().value()).containsExactly("a");
    assertThat(all(10, page -> records(PUNJAB).lapsed(PUNJAB, page))).isEmpty();
    assertThat(desk(PUNJAB).find(cnic(9))).isEmpty();
    assertThat(ids(desk(PUNJAB).search(ASKED))).containsExactly("a");
    time.advance(Duration.ofDays(5 * 365));
    assertThat(all(10, page -> records(PUNJAB).lapsed(PUNJAB, page))).hasSize(1);
  }

  @Test
  void watches_areAudited_withTheirNumbersButNotTheirNames() {
    List<AuditEntry> entries =
        audited(
            () -> {
              Watch watch = watches(PUNJAB).add(WATCHED);
              assertThat(listed(watches(PUNJAB))).hasSize(1);
              assertInvalid("query", () -> watches(PUNJAB).add(PersonQuery.named("Muhammad")));
              watches(PUNJAB).end(watch.id());
              assertNotFound(() -> watches(PUNJAB).end(watch.id()));
              assertRefused(
                  "role-may-not", () -> registry().as(auditor()).watches().end(watch.id()));
            });

    assertThat(entries)
        .extracting(e -> e.event().action() + " " + e.event().outcome() + " " + e.event().rule())
        .containsExactly(
            "WATCH ALLOWED null",
            "WATCHES ALLOWED null",
            "WATCH FAILED invalid-request",
            "UNWATCH ALLOWED null",
            "UNWATCH FAILED not-found",
            "UNWATCH REFUSED role-may-not");
    assertThat(entries)
        .extracting(e -> e.event().subjects().size())
        .containsExactly(1, 1, 0, 1, 1, 1);
    assertThat(entries).extracting(e -> e.event().terms().size()).containsExactly(1, 0, 0, 0, 0, 0);
    entries.forEach(entry -> assertTellsNobody(entry.toString()));
    assertThat(oversight().asked(cnic(9).asIdentifier(), PageRequest.first(10)).items())
        .extracting(entry -> entry.event().action())
        .containsExactly(Action.WATCH);
  }

  @Test
  void watch_tellsNobody_whenItIsPrinted() {
    Watch watch = watches(PUNJAB).add(WATCHED);

    assertTellsNobody(watch.toString());
    assertTellsNobody(watches(PUNJAB).list(PageRequest.first(1)).toString());
  }
}
