package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** The chapter on what goes in and comes out: order, chain, fields, pages. */
abstract class AuditLogRules extends AuditLogFixture {
  @Test
  void log_isEmptyAndSound_whileNothingWasAppended() {
    assertThat(log().entries(PageRequest.first(10)).items()).isEmpty();
    assertThat(log().entries(PageRequest.first(10)).nextToken()).isNull();
    assertThat(log().about("all", PageRequest.first(10)).items()).isEmpty();
    assertThat(log().last()).isEmpty();
    assertThat(AuditChain.verify(log()))
        .isEqualTo(new AuditChain.Verification(0, AuditChain.START, null));
  }

  @Test
  void append_numbersEntriesFromOne_inTheOrderGiven() {
    log().append(events(1, 3));
    log().append(events(4, 4));
    log().append(events(5, 9));

    List<AuditEntry> entries = all(log(), 100);

    assertThat(numbers(entries)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(eventsOf(entries)).isEqualTo(events(1, 9));
  }

  @Test
  void append_chainsEachEntryToTheOneBefore() {
    log().append(events(1, 2));
    log().append(events(3, 4));

    String hash = AuditChain.START;
    for (AuditEntry entry : all(log(), 100)) {
      assertThat(entry).isEqualTo(AuditChain.next(entry.number() - 1, hash, entry.event()));
      hash = entry.hash();
    }
    assertThat(AuditChain.verify(log())).isEqualTo(new AuditChain.Verification(4, hash, null));
  }

  @Test
  void append_makesTwoEntries_whenAnEventComesTwice() {
    log().append(List.of(event("s"), event("s")));
    log().append(List.of(event("s")));

    assertThat(numbers(all(log(), 10))).containsExactly(1L, 2L, 3L);
  }

  @Test
  void entries_comeBackWithEveryFieldAsItWas() {
    List<AuditEvent> events = new ArrayList<>();
    Access bare =
        Access.by("o", new Role("DG")).of(Agency.of("KP-POL")).forPurpose(Purpose.OVERSIGHT);
    Access full =
        Access.by("deputy-0815", Role.SUPERVISOR)
            .of(Agency.of("A" + "-9".repeat(15)))
            .forPurpose(
                Purpose.VETTING,
                new CaseReference("COURT", "نمبر 12/2026", "سیشن کورٹ، لاہور ".repeat(7).strip()))
            .correlatedBy("r".repeat(64));
    for (Access access : List.of(bare, full, OFFICER, OFFICER.correlatedBy("r-1"))) {
      events.add(
          new AuditEvent(
              Instant.parse("2026-03-01T08:00:00.001Z"),
              "",
              access,
              Action.AUDIT,
              AuditEvent.Outcome.REFUSED,
              "audit-is-for-oversight",
              List.of(),
              List.of()));
    }
    for (Action action : Action.values()) {
      for (AuditEvent.Outcome outcome : AuditEvent.Outcome.values()) {
        events.add(
            new AuditEvent(
                Instant.parse("1999-12-31T23:59:59.999Z"),
                "گرہ ۱",
                OFFICER,
                action,
                outcome,
                outcome == AuditEvent.Outcome.ALLOWED ? null : "",
                List.of("b", "a", "b"),
                List.of("f".repeat(64), "0".repeat(64), "b")));
      }
    }
    events.add(event(IntStream.range(0, 1_000).mapToObj(i -> "s" + i).toArray(String[]::new)));

    log().append(events);

    assertThat(eventsOf(all(log(), 7))).isEqualTo(events);
    assertThat(AuditChain.verify(log()).sound()).isTrue();
  }

  @Test
  void entries_comeInPages_whateverTheLimit() {
    log().append(events(1, 12));

    for (int limit : List.of(1, 5, 6, 11, 12, 13, PageRequest.MAX_LIMIT)) {
      Page<AuditEntry> first = log().entries(PageRequest.first(limit));
      assertThat(first.items()).hasSize(Math.min(limit, 12));
      assertThat(first.nextToken() == null).as("last page").isEqualTo(limit >= 12);
      assertThat(eventsOf(all(log(), limit))).isEqualTo(events(1, 12));
    }
  }

  @Test
  void entries_goOnAfterTheToken_whenMoreWereAppendedInBetween() {
    log().append(events(1, 4));
    Page<AuditEntry> first = log().entries(PageRequest.first(3));

    log().append(events(5, 6));

    assertThat(numbers(log().entries(first.next(10).orElseThrow()).items()))
        .containsExactly(4L, 5L, 6L);
  }

  @Test
  void append_takesMoreEventsThanAPageHolds() {
    int many = PageRequest.MAX_LIMIT + 100;
    log().append(events(1, many));

    assertThat(numbers(all(log(), PageRequest.MAX_LIMIT)))
        .isEqualTo(LongStream.rangeClosed(1, many).boxed().toList());
    assertThat(AuditChain.verify(log()).entries()).isEqualTo(many);
  }

  @Test
  void entries_refuseATokenThatNoPageGave() {
    log().append(events(1, 3));

    for (String token : List.of("x", "", "-1", "1.5")) {
      PageRequest page = new PageRequest(10, token);
      assertThatThrownBy(() -> log().entries(page))
          .as(token)
          .isInstanceOf(PanahException.InvalidRequest.class);
      assertThatThrownBy(() -> log().about("all", page))
          .as(token)
          .isInstanceOf(PanahException.InvalidRequest.class);
    }
  }

  @Test
  void about_findsEntriesByTheirSubjectsAndTerms() {
    AuditEvent search =
        new AuditEvent(
            Instant.parse("2026-03-01T08:00:00Z"),
            "node-1",
            OFFICER,
            Action.FIND,
            AuditEvent.Outcome.ALLOWED,
            null,
            List.of("s1", "s2"),
            List.of("t1", "t2", "s1"));
    log().append(List.of(event("s1"), event("s2"), search, event(), event("S1", "s10", "s")));

    assertThat(numbers(log().about("s1", PageRequest.first(10)).items()))
        .as("each entry once, though it names the subject twice")
        .containsExactly(1L, 3L);
    assertThat(numbers(log().about("s2", PageRequest.first(10)).items())).containsExactly(2L, 3L);
    assertThat(log().about("t2", PageRequest.first(10)).items())
        .extracting(AuditEntry::event)
        .containsExactly(search);
    assertThat(numbers(log().about("S1", PageRequest.first(10)).items())).containsExactly(5L);
    for (String nobody : List.of("", "s3", "t", "officer-4711", "%", "s_")) {
      assertThat(log().about(nobody, PageRequest.first(10)).items()).as(nobody).isEmpty();
    }
  }

  @Test
  void about_comesInPages_ofWholeEntries() {
    for (int i = 1; i <= 9; i++) {
      log().append(List.of(event("other"), event("s", "more", "s")));
    }

    List<AuditEntry> found = new ArrayList<>();
    Page<AuditEntry> page = log().about("s", PageRequest.first(3));
    for (int pages = 1; pages <= 3; pages++) {
      assertThat(page.items()).hasSize(3);
      found.addAll(page.items());
      if (pages < 3) {
        page = log().about("s", page.next(3).orElseThrow());
      }
    }

    assertThat(page.nextToken()).isNull();
    assertThat(numbers(found)).containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L);
    assertThat(found).isEqualTo(all(log(), 100).stream().filter(e -> e.number() % 2 == 0).toList());
  }

  @Test
  void last_isTheEntryWithTheGreatestNumber() {
    for (int i = 1; i <= 11; i++) {
      log().append(events(i, i));
      assertThat(log().last()).contains(all(log(), 100).get(i - 1));
    }
  }
}
