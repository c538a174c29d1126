package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.panah.testkit.RegistrySamples.cnic;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.panah.AuditTrail;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEntry;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.offender.OffenderRecord;

/**
 * What the chapters of {@link RegistryContract} share. Each chapter is a class of its own and
 * extends the one before, so that whoever brings a registry extends one class and gets them all;
 * test methods are package-private, so that no subclass can replace one.
 */
abstract class RegistryFixture {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Agency SINDH = Agency.of("SD-POL");

  /** An agency whose records are not written in the registry under test. */
  static final Agency ELSEWHERE = Agency.of("FIA");

  static final CaseReference FIR = CaseReference.fir("123/2026", "Model Town, Lahore");

  /** One o'clock in the afternoon in Pakistan. */
  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  /** How old an answer may be while everything works. */
  static final Duration FRESH = Duration.ofMinutes(1);

  final SettableTime time = SettableTime.at(START);

  private @Nullable Registry registry;

  protected abstract Registry open(InstantSource time, Agency... agencies);

  /** The registry under test, opened when it is first asked for. */
  synchronized Registry registry() {
    if (registry == null) {
      registry = open(time, PUNJAB, SINDH);
    }
    return registry;
  }

  @AfterEach
  synchronized void closeRegistry() {
    if (registry != null) {
      registry.close();
    }
  }

  /** An officer who investigates a case. */
  static Access investigator(Agency agency) {
    return Access.by("officer-of-" + agency, Role.INVESTIGATOR)
        .of(agency)
        .forPurpose(Purpose.INVESTIGATION, FIR);
  }

  /** An officer who keeps the agency's records, on no case. */
  static Access registrar(Agency agency) {
    return Access.by("registrar-of-" + agency, Role.REGISTRAR)
        .of(agency)
        .forPurpose(Purpose.RECORD_KEEPING);
  }

  static Access auditor() {
    return Access.by("auditor-1", Role.AUDITOR).of(PUNJAB).forPurpose(Purpose.OVERSIGHT);
  }

  Offenders as(Access access) {
    return registry().as(access).offenders();
  }

  /** The desk at which an agency's investigators ask. */
  Offenders desk(Agency agency) {
    return as(investigator(agency));
  }

  /** The desk at which an agency keeps its records. */
  Offenders records(Agency agency) {
    return as(registrar(agency));
  }

  AuditTrail oversight() {
    return registry().as(auditor()).audit();
  }

  OffenderRecord register(OffenderRecord record) {
    return records(record.owner()).register(record);
  }

  static List<String> ids(Hits hits) {
    return hits.list().stream().map(hit -> hit.record().id().value()).toList();
  }

  static List<String> ids(List<OffenderRecord> records) {
    return records.stream().map(record -> record.id().value()).toList();
  }

  /** All items of an answer that comes in pages. */
  static <T> List<T> all(int limit, Function<PageRequest, Page<T>> asking) {
    List<T> all = new ArrayList<>();
    Optional<PageRequest> request = Optional.of(PageRequest.first(limit));
    while (request.isPresent()) {
      assertThat(all).as("an answer that ends").hasSizeLessThan(100_000);
      Page<T> page = asking.apply(request.get());
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page.items());
      request = page.next(limit);
    }
    return all;
  }

  List<OffenderRecord> listed(Agency owner) {
    return all(100, page -> records(owner).list(owner, page));
  }

  /** The audit so far; reading it adds to it. */
  List<AuditEntry> entries() {
    return all(PageRequest.MAX_LIMIT, oversight()::entries);
  }

  /** What was audited while something was done. */
  List<AuditEntry> audited(Runnable doing) {
    int before = entries().size();
    doing.run();
    List<AuditEntry> after = entries();
    // The first reading is itself an entry, written once it was answered.
    return after.subList(before + 1, after.size());
  }

  void assertFresh(Instant asOf) {
    assertThat(asOf).isAfter(time.instant().minus(FRESH)).isBeforeOrEqualTo(time.instant());
  }

  /** Checks that a text holds no name and no number of the samples. */
  static void assertTellsNobody(String text) {
    assertThat(text).doesNotContain(RegistrySamples.SECRETS);
    for (int number = 0; number < 10; number++) {
      assertThat(text).doesNotContain(cnic(number).digits(), cnic(number).formatted());
    }
  }

  /** What a call fails with; neither it nor its causes may tell of anybody, as a log would. */
  static <E extends PanahException> E failure(Class<E> type, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(type);
    StringWriter printed = new StringWriter();
    thrown.printStackTrace(new PrintWriter(printed, true));
    assertTellsNobody(printed.toString());
    return type.cast(thrown);
  }

  static void assertInvalid(String field, ThrowingCallable call) {
    PanahException.InvalidRequest refusal = failure(PanahException.InvalidRequest.class, call);
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.rule()).isNotBlank();
  }

  static void assertConflict(long expected, long actual, ThrowingCallable call) {
    PanahException.Conflict conflict = failure(PanahException.Conflict.class, call);
    assertThat(conflict.expected()).as("expected version").isEqualTo(expected);
    assertThat(conflict.actual()).as("actual version").isEqualTo(actual);
  }

  static void assertRefused(String rule, ThrowingCallable call) {
    assertThat(failure(PanahException.NotPermitted.class, call).rule()).isEqualTo(rule);
  }

  static void assertNotFound(ThrowingCallable call) {
    assertThat(failure(PanahException.NotFound.class, call)).isNotNull();
  }
}
