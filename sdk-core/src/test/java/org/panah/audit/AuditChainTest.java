package org.panah.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;

class AuditChainTest {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123Z");
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Access DESK =
      Access.by("officer-4711", Role.INVESTIGATOR)
          .of(PUNJAB)
          .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "ماڈل ٹاؤن، لاہور"))
          .correlatedBy("req-1");
  private static final Access OVERSIGHT =
      Access.by("auditor-1", Role.AUDITOR).of(PUNJAB).forPurpose(Purpose.OVERSIGHT);

  private static AuditEvent event(Action action, String... subjects) {
    return new AuditEvent(
        AT, "panah", DESK, action, Outcome.ALLOWED, null, List.of(subjects), List.of("d1"));
  }

  /** Changing the canonical form would break every chain that was ever written. */
  @Test
  void next_givesTheHashThatItAlwaysGave() {
    AuditEntry first =
        AuditChain.next(
            0,
            AuditChain.START,
            new AuditEvent(
                AT,
                "panah",
                DESK,
                Action.FIND,
                Outcome.ALLOWED,
                null,
                List.of("r-1", "r-2"),
                List.of("0f1e2d")));
    AuditEntry second =
        AuditChain.next(
            1,
            first.hash(),
            new AuditEvent(
                AT,
                "panah",
                OVERSIGHT,
                Action.AUDIT,
                Outcome.REFUSED,
                "role-may-not",
                List.of(),
                List.of()));

    assertThat(first.number()).isEqualTo(1);
    assertThat(first.hash())
        .isEqualTo("e97e33b9a5fabd1e4fb5819f2d48601887eeb17036c2b4e0f44473f1d639896b");
    assertThat(second.hash())
        .isEqualTo("d1b0c86908530bb147994129205283b78d4ebb3ea2cdf66e7788185d872600d6");
  }

  /** The same, told without the code under test: what a verifier in another language must do. */
  @Test
  void next_hashesTheFieldsInOrder_eachWithItsLength() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    text(digest, AuditChain.START);
    number(digest, 1);
    number(digest, AT.toEpochMilli());
    for (String field :
        new String[] {
          "panah",
          "officer-4711",
          "INVESTIGATOR",
          "PB-POL",
          "INVESTIGATION",
          "FIR",
          "123/2026",
          "ماڈل ٹاؤن، لاہور",
          "req-1",
          "FIND",
          "ALLOWED",
          null
        }) {
      text(digest, field);
    }
    number(digest, 2);
    text(digest, "r-1");
    text(digest, "r-2");
    number(digest, 1);
    text(digest, "d1");

    assertThat(AuditChain.next(0, AuditChain.START, event(Action.FIND, "r-1", "r-2")).hash())
        .isEqualTo(HexFormat.of().formatHex(digest.digest()));
  }

  private static void text(MessageDigest digest, String text) {
    if (text == null) {
      number(digest, -1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(digest, utf8.length);
    digest.update(utf8);
  }

  private static void number(MessageDigest digest, long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  @Test
  void next_givesAnotherHash_whateverFieldDiffers() {
    AuditEvent plain = event(Action.FIND, "a", "b");
    Access access = plain.access();
    CaseReference ref = access.caseReference();
    List<AuditEvent> variants =
        List.of(
            plain,
            with(plain, AT.plusMillis(1), "panah", access, Action.FIND, Outcome.ALLOWED, null),
            with(plain, AT, "other", access, Action.FIND, Outcome.ALLOWED, null),
            with(plain, AT, "panah", access, Action.READ, Outcome.ALLOWED, null),
            with(plain, AT, "panah", access, Action.FIND, Outcome.FAILED, null),
            with(plain, AT, "panah", access, Action.FIND, Outcome.ALLOWED, ""),
            with(plain, AT, "panah", access, Action.FIND, Outcome.ALLOWED, "x"),
            by(plain, "o2", Role.INVESTIGATOR, PUNJAB, Purpose.INVESTIGATION, ref, "req-1"),
            by(plain, "officer-4711", Role.REGISTRAR, PUNJAB, Purpose.INVESTIGATION, ref, "req-1"),
            by(
                plain,
                "officer-4711",
                Role.INVESTIGATOR,
                Agency.of("FIA"),
                Purpose.INVESTIGATION,
                ref,
                "req-1"),
            by(plain, "officer-4711", Role.INVESTIGATOR, PUNJAB, Purpose.VETTING, ref, "req-1"),
            by(plain, "officer-4711", Role.INVESTIGATOR, PUNJAB, Purpose.OVERSIGHT, null, "req-1"),
            by(
                plain,
                "officer-4711",
                Role.INVESTIGATOR,
                PUNJAB,
                Purpose.INVESTIGATION,
                new CaseReference("FIR", "124/2026", ref.place()),
                "req-1"),
            by(plain, "officer-4711", Role.INVESTIGATOR, PUNJAB, Purpose.INVESTIGATION, ref, null),
            event(Action.FIND, "ab"),
            event(Action.FIND, "a", "b", "d1"),
            event(Action.FIND, "b", "a"),
            event(Action.FIND));

    Set<String> hashes = new HashSet<>();
    variants.forEach(v -> hashes.add(AuditChain.next(0, AuditChain.START, v).hash()));
    hashes.add(AuditChain.next(1, AuditChain.START, plain).hash());
    hashes.add(AuditChain.next(0, "1" + AuditChain.START.substring(1), plain).hash());

    assertThat(hashes).hasSize(variants.size() + 2);
  }

  private static AuditEvent with(
      AuditEvent e, Instant at, String node, Access access, Action action, Outcome o, String rule) {
    return new AuditEvent(at, node, access, action, o, rule, e.subjects(), e.terms());
  }

  private static AuditEvent by(
      AuditEvent e,
      String officer,
      Role role,
      Agency agency,
      Purpose purpose,
      CaseReference ref,
      String correlation) {
    Access access = new Access(officer, role, agency, purpose, ref, correlation);
    return with(e, AT, "panah", access, Action.FIND, Outcome.ALLOWED, null);
  }

  @Test
  void verify_findsALongLogSound() {
    List<AuditEntry> entries = chain(2_500);

    assertThat(AuditChain.verify(log(entries)))
        .isEqualTo(new AuditChain.Verification(2_500, entries.get(2_499).hash(), null));
    assertThat(AuditChain.verify(log(List.of())))
        .isEqualTo(new AuditChain.Verification(0, AuditChain.START, null));
  }

  @Test
  void verify_namesTheFirstEntryThatWasChanged() {
    List<AuditEntry> entries = chain(1_200);
    AuditEntry old = entries.get(1_099);
    entries.set(1_099, new AuditEntry(old.number(), event(Action.READ, "other"), old.hash()));

    assertBrokenAt(entries, 1_100);
  }

  @Test
  void verify_namesTheEntryAfterOneThatWasChangedAndHashedAnew() {
    List<AuditEntry> entries = chain(10);
    entries.set(4, AuditChain.next(4, entries.get(3).hash(), event(Action.READ, "other")));

    assertBrokenAt(entries, 6);
  }

  @Test
  void verify_findsEntriesTakenOut_putIn_andSwapped() {
    List<AuditEntry> without = chain(10);
    without.remove(3);
    assertBrokenAt(without, 4);

    List<AuditEntry> withOneMore = chain(10);
    withOneMore.add(5, withOneMore.get(2));
    assertBrokenAt(withOneMore, 6);

    List<AuditEntry> swapped = chain(10);
    Collections.swap(swapped, 7, 8);
    assertBrokenAt(swapped, 8);

    assertBrokenAt(chain(10).subList(1, 10), 1);
  }

  @Test
  void verify_seesACutEnd_whereTheLogRemembersIt_andElseTheLastHashTells() {
    List<AuditEntry> entries = chain(10);
    List<AuditEntry> cut = entries.subList(0, 8);
    assertThat(AuditChain.verify(log(cut, entries.get(9))).firstBroken()).isEqualTo(9);
    assertThat(AuditChain.verify(log(cut)).sound()).isTrue();
    assertThat(AuditChain.verify(log(cut)).lastHash())
        .isNotEqualTo(AuditChain.verify(log(entries)).lastHash());
  }

  private static void assertBrokenAt(List<AuditEntry> entries, long number) {
    AuditChain.Verification found = AuditChain.verify(log(entries));

    assertThat(found.firstBroken()).isEqualTo(number);
    assertThat(found.entries()).isEqualTo(number - 1);
  }

  private static List<AuditEntry> chain(int length) {
    List<AuditEntry> entries = new ArrayList<>();
    String hash = AuditChain.START;
    for (int i = 0; i < length; i++) {
      AuditEntry entry = AuditChain.next(i, hash, event(Action.FIND, "r-" + i));
      entries.add(entry);
      hash = entry.hash();
    }
    return entries;
  }

  /** A log that gives what it was given. */
  private static AuditLog log(List<AuditEntry> entries) {
    return log(entries, entries.isEmpty() ? null : entries.get(entries.size() - 1));
  }

  private static AuditLog log(List<AuditEntry> entries, @Nullable AuditEntry last) {
    return new AuditLog() {
      @Override
      public void append(List<AuditEvent> events) {
        throw new AssertionError("a verifier writes nothing");
      }

      @Override
      public Page<AuditEntry> entries(PageRequest page) {
        int from = page.after() == null ? 0 : Integer.parseInt(page.after());
        int to = Math.min(from + page.limit(), entries.size());
        String next = to < entries.size() ? Integer.toString(to) : null;
        return new Page<>(entries.subList(from, to), next, AT);
      }

      @Override
      public Page<AuditEntry> about(String subject, PageRequest page) {
        throw new AssertionError("a verifier asks for all");
      }

      @Override
      public Optional<AuditEntry> last() {
        return Optional.ofNullable(last);
      }

      @Override
      public void close() {}
    };
  }
}
