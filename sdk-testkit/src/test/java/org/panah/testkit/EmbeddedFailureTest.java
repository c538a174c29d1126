package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.person;
import static org.panah.testkit.RegistrySamples.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.AuditTrail;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/**
 * What an embedded registry does when its store or its audit fails, and in which order it works.
 */
class EmbeddedFailureTest {
  private static final PageRequest PAGE = PageRequest.first(100);

  private final SettableTime time = SettableTime.at(START);
  private final ObservedStorage storage = new ObservedStorage(time);
  private final Registry registry =
      Registry.builder(storage)
          .agency(PUNJAB, SINDH)
          .time(time)
          .executor(new ManualExecutor(time))
          .build();
  private final Offenders desk = registry.as(RegistryFixture.investigator(SINDH)).offenders();
  private final Offenders records = registry.as(RegistryFixture.registrar(PUNJAB)).offenders();
  private final AuditTrail oversight = registry.as(RegistryFixture.auditor()).audit();
  private OffenderRecord stored;

  @BeforeEach
  void registerOne() {
    OffenderRecord first = records.register(record(PUNJAB, "a", 1));
    stored = records.amend(first.withPerson(person(2)));
    storage.news();
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private Map<String, ThrowingCallable> questions() {
    Map<String, ThrowingCallable> calls = new TreeMap<>();
    calls.put("find what is there", () -> desk.find(cnic(2)));
    calls.put("find what is not", () -> desk.find(cnic(3)));
    calls.put("search what is there", () -> desk.search(RegistrySearchRules.ASKED));
    calls.put("get what is there", () -> desk.get(stored.id()));
    calls.put("get what is not", () -> desk.get(OffenderId.of("no")));
    calls.put("history", () -> records.history(stored.id()));
    calls.put("list", () -> records.list(PUNJAB, PAGE));
    calls.put("lapsed", () -> records.lapsed(PUNJAB, PAGE));
    return calls;
  }

  private Map<String, ThrowingCallable> changes() {
    Map<String, ThrowingCallable> calls = new TreeMap<>();
    calls.put("register", () -> records.register(record(PUNJAB, "b", 3)));
    calls.put("amend", () -> records.amend(stored.withPerson(person(3))));
    calls.put("erase", () -> records.erase(stored.id(), 2));
    calls.put("take in a new one", () -> records.takeIn(List.of(record(PUNJAB, "b", 3))));
    calls.put("take in a changed one", () -> records.takeIn(List.of(record(PUNJAB, "a", 3))));
    return calls;
  }

  private static void assertUnavailable(String what, ThrowingCallable call) {
    assertThatThrownBy(call).as(what).isInstanceOf(PanahException.Unavailable.class);
  }

  private AuditEvent lastEvent() {
    List<AuditEntry> entries = oversight.entries(PAGE).items();
    return entries.get(entries.size() - 1).event();
  }

  @Test
  void aStoreThatFails_isNeverAnEmptyAnswer_andTheFailureIsAudited() {
    questions()
        .forEach(
            (what, question) -> {
              storage.storeDown = true;
              assertUnavailable(what, question);
              storage.storeDown = false;

              AuditEvent last = lastEvent();
              assertThat(last.outcome()).as(what).isEqualTo(Outcome.FAILED);
              assertThat(last.rule()).as(what).isEqualTo("unavailable");
            });
  }

  @Test
  void aStoreThatFails_failsEveryChange_andTheFailureIsAudited() {
    changes()
        .forEach(
            (what, change) -> {
              storage.storeDown = true;
              assertUnavailable(what, change);
              storage.storeDown = false;

              AuditEvent last = lastEvent();
              // The others read first, so that nothing had gone to the store.
              assertThat(last.outcome())
                  .as(what)
                  .isEqualTo(what.equals("register") ? Outcome.UNKNOWN : Outcome.FAILED);
              assertThat(last.rule()).as(what).isEqualTo("unavailable");
              assertThat(last.subjects()).as(what).hasSize(1);
            });
  }

  @Test
  void anAuditThatFails_failsTheQuestion_thoughTheStoreAnswered() {
    storage.auditDown = true;

    questions()
        .forEach(
            (what, question) -> {
              storage.news();
              assertUnavailable(what, question);
              assertThat(storage.news()).as(what).hasSizeGreaterThan(1).doesNotContain("append");
            });
    assertUnavailable("entries", () -> oversight.entries(PAGE));
    assertUnavailable("verify", oversight::verify);
  }

  @Test
  void anAuditThatFails_letsNoChangeBeMade() {
    storage.auditDown = true;

    changes()
        .forEach(
            (what, change) -> {
              assertUnavailable(what, change);
              assertThat(storage.news()).as(what).doesNotContain("append");
            });

    storage.auditDown = false;
    assertThat(records.get(stored.id())).contains(stored);
    assertThat(records.get(OffenderId.of("b"))).isEmpty();
  }

  @Test
  void anAuditThatFails_failsARefusalToo_withoutAnAnswer() {
    storage.auditDown = true;

    assertUnavailable("refused find", () -> records.find(cnic(2)));
    assertThat(storage.news()).containsExactly("audit FIND REFUSED failed");
  }

  @Test
  void aFailureOfBoth_isOneError() {
    storage.storeDown = true;
    storage.auditDown = true;

    assertThatThrownBy(() -> desk.find(cnic(2)))
        .isInstanceOf(PanahException.Unavailable.class)
        .hasMessage("store is unavailable")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasSize(1)
                    .allMatch(s -> s.getMessage().contains("audit")));
  }

  @Test
  void aQuestion_isAuditedAfterTheStoreAnswered_andBeforeTheAskerHears() {
    assertThat(desk.find(cnic(2))).hasSize(1);
    storage.seen.add("answered");
    assertThat(desk.find(cnic(3))).isEmpty();
    storage.seen.add("answered");
    assertThat(desk.get(stored.id())).isPresent();
    storage.seen.add("answered");

    assertThat(storage.news())
        .containsExactly(
            "find",
            "audit FIND ALLOWED",
            "answered",
            "find",
            "audit FIND ALLOWED",
            "answered",
            "get",
            "audit READ ALLOWED",
            "answered");
  }

  @Test
  void aChange_isAuditedBeforeItIsMade() {
    OffenderRecord next = records.amend(stored.withPerson(person(4)));
    assertThat(next.version()).isEqualTo(3);
    assertThat(storage.news()).containsExactly("get", "audit AMEND ALLOWED", "append");

    assertThat(records.register(record(PUNJAB, "b", 5)).version()).isEqualTo(1);
    assertThat(storage.news()).containsExactly("audit REGISTER ALLOWED", "append");

    records.erase(next.id(), 3);
    assertThat(storage.news()).containsExactly("get", "audit ERASE ALLOWED", "append");

    assertThat(records.takeIn(List.of(record(PUNJAB, "c", 6), record(PUNJAB, "d", 7)))).hasSize(2);
    assertThat(storage.news()).containsExactly("get", "audit IMPORT ALLOWED", "append");
  }

  @Test
  void aChangeThatFails_isAuditedTwice() {
    assertThatThrownBy(() -> records.register(record(PUNJAB, "a", 9)))
        .isInstanceOf(PanahException.Conflict.class);

    assertThat(storage.news())
        .startsWith("audit REGISTER ALLOWED", "append")
        .endsWith("audit REGISTER FAILED");
  }

  @Test
  void aRefusal_asksTheStoreNothing() {
    List<ThrowingCallable> refused = new ArrayList<>();
    refused.add(() -> records.find(cnic(2)));
    refused.add(() -> desk.list(PUNJAB, PAGE));
    refused.add(() -> desk.register(record(SINDH, 1)));
    refused.add(() -> desk.takeIn(List.of(record(SINDH, 1))));

    for (ThrowingCallable call : refused) {
      assertThatThrownBy(call).isInstanceOf(PanahException.NotPermitted.class);
      assertThat(storage.news()).singleElement().asString().startsWith("audit").endsWith("REFUSED");
    }
  }

  /** Puts a document that is no record in the store, under a number that nobody has. */
  private void putIn(String id, String kind) {
    Set<Key> keys = Set.of(new Key(cnic(8).digits()));
    Draft draft = Draft.write(new DocumentId(id), kind, 0, keys, new byte[] {'{'});
    assertThat(storage.documents().append(PUNJAB, List.of(draft))).hasSize(1);
  }

  @Test
  void aRecordThatCannotBeRead_isUnavailable_andNotTheAskersFault() {
    putIn("broken", "offender");

    assertUnavailable("find", () -> desk.find(cnic(8)));
    assertUnavailable("get", () -> desk.get(OffenderId.of("broken")));
  }

  @Test
  void documentsOfOtherKinds_areNoRecords() {
    putIn("alert-1", "alert");

    assertThat(desk.find(cnic(8))).isEmpty();
    assertThat(desk.get(OffenderId.of("alert-1"))).isEmpty();
    assertThat(records.list(PUNJAB, PAGE).items()).containsExactly(stored);
    assertThatThrownBy(() -> records.erase(OffenderId.of("alert-1"), 1))
        .isInstanceOf(PanahException.NotFound.class);
    assertThat(records.takeIn(List.of(record(PUNJAB, "alert-1", 1))).get(0).refusal())
        .hasMessage("id: already the name of something else");
  }

  @Test
  void close_closesTheStorage() {
    registry.close();

    assertThat(storage.closed).isPositive();
  }

  @Test
  void build_needsAnAgency() {
    assertThatThrownBy(() -> Registry.builder(storage).build())
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("agency: at least one");
  }
}
