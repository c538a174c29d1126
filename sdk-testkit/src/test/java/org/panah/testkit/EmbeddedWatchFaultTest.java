package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.record;
import static org.panah.testkit.RegistrySearchRules.ASKED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.Storage;
import org.panah.Watch;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.offender.OffenderId;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/** What a watch is told, and how often, when others or the clock do what they should not. */
class EmbeddedWatchFaultTest extends WatchingFixture {
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Store documents = Store.inMemory(time);
  private final ObservedStorage storage = new ObservedStorage(documents);

  @Override
  protected Storage open(InstantSource clock) {
    return storage;
  }

  private static void register(Node node, int count) {
    for (int i = 1; i <= count; i++) {
      node.records(PUNJAB).register(record(PUNJAB, "r" + i, 100 + i));
    }
  }

  private static DocumentId noteId(Watch watch, String record) throws NoSuchAlgorithmException {
    byte[] names = (watch.id() + " " + record).getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(names);
    return new DocumentId("told-" + HexFormat.of().formatHex(digest, 0, 20));
  }

  private Document note() {
    return documents.changes(Cursor.START, 1_000).stream()
        .map(Change::document)
        .filter(document -> document.kind().equals("watch-note"))
        .findFirst()
        .orElseThrow();
  }

  private long tellings() {
    return storage.seen.stream().filter("audit TELL ALLOWED"::equals).count();
  }

  @Test
  void noteThatCannotBeWritten_hindersNoOtherHit() throws NoSuchAlgorithmException {
    Node node = new Node();
    Watch watch = node.watches().add(ASKED);
    documents.append(
        PUNJAB,
        List.of(Draft.write(noteId(watch, "r1"), "other", 0, Set.of(), new byte[] {'{', '}'})));
    register(node, 3);

    assertThat(node.read()).hasSize(2).noneMatch(told -> told.startsWith("r1 "));
    node.records(PUNJAB).register(record(PUNJAB, "later", 9));
    assertThat(node.readFor(CLAIM)).hasSize(1).allMatch(told -> told.startsWith("later "));
  }

  @Test
  void record_hasNoIdOfANote() {
    Node node = new Node();
    RegistryFixture.assertInvalid(
        "id", () -> node.records(PUNJAB).register(record(PUNJAB, "told-1", 1)));
  }

  @Test
  void telling_stopsAtOnce_whenThePolicyIsWithdrawn() {
    Node node = new Node();
    register(node, 5);
    node.watches().add(ASKED);
    node.before =
        hit ->
            node.policy =
                (access, question) ->
                    question.action() == Action.TELL
                        ? Decision.refusedBy("no-more")
                        : STANDARD.decide(access, question);

    assertThat(node.read()).hasSize(1);
    assertThat(node.readFor(CLAIM)).isEmpty();
  }

  @Test
  void telling_stopsAtOnce_whenThePolicyComesToKeepTheRecordsBack() {
    Node node = new Node();
    register(node, 5);
    node.watches().add(ASKED);
    node.before =
        hit ->
            node.policy =
                (access, question) ->
                    question.action() == Action.TELL && PUNJAB.equals(question.owner())
                        ? Decision.refusedBy("no-more")
                        : STANDARD.decide(access, question);

    assertThat(node.read()).hasSize(1);
    assertThat(node.readFor(CLAIM)).isEmpty();
  }

  @Test
  void telling_stopsAtOnce_whenTheWatchEnds() {
    Node node = new Node();
    register(node, 5);
    Watch watch = node.watches().add(ASKED);
    node.before =
        hit -> {
          if (node.hits.isEmpty()) {
            node.watches().end(watch.id());
          }
        };

    assertThat(node.read()).hasSize(1);
    assertThat(node.readFor(CLAIM)).isEmpty();
    assertThat(node.kinds()).doesNotContain("watch-note");
  }

  @Test
  void telling_stopsAtOnce_whenTheTimeOfTheWatchIsOver() {
    Node node = new Node();
    register(node, 5);
    Watch watch = node.watches().add(ASKED);
    node.before = hit -> time.set(watch.until());

    assertThat(node.read()).hasSize(1);
    assertThat(node.readFor(CLAIM)).isEmpty();
  }

  @Test
  void clocksThatDiffer_tellOnce() {
    for (Duration wrong : List.of(Duration.ofSeconds(-2), CLAIM.multipliedBy(-3), CLAIM)) {
      Store shared = Store.inMemory(time);
      Node one = new Node(new ObservedStorage(shared));
      SettableTime clock = SettableTime.at(time.instant().plus(wrong));
      Node two = new Node(new ObservedStorage(shared), clock);
      List<String> told = new ArrayList<>();
      one.before = hit -> told.addAll(two.readFor(Duration.ofSeconds(2)));
      one.watches().add(ASKED);
      one.read();
      two.read();
      register(one, 1);

      told.addAll(one.read());
      assertThat(told).as("wrong by %s", wrong).hasSize(1);
    }
  }

  @Test
  void reading_takesNoLongerThanItsShare_andTheNextGoesOn() {
    Node node = new Node();
    register(node, 3);
    node.watches().add(ASKED);
    node.before = hit -> time.advance(Duration.ofMillis(300));

    for (int i = 0; i < 3; i++) {
      assertThat(node.read()).hasSize(1);
    }
    assertThat(node.readFor(CLAIM)).isEmpty();
  }

  @Test
  void watchWithMuch_keepsNoOtherFromBeingTold() {
    Node node = new Node();
    register(node, 5);
    node.watches().add(ASKED);
    node.watches().add(ASKED);
    node.before = hit -> time.advance(Duration.ofMillis(300));

    node.read();
    node.read();
    assertThat(node.hits).extracting(hit -> hit.watch().id()).doesNotHaveDuplicates().hasSize(2);
    assertThat(node.readFor(INTERVAL.multipliedBy(8))).hasSize(8);
  }

  @Test
  void notes_goWithTheirRecord() {
    Node node = new Node();
    node.watches().add(ASKED);
    register(node, 2);
    assertThat(node.read()).hasSize(2);

    node.records(PUNJAB).erase(new OffenderId("r1"), 1);
    node.readFor(INTERVAL.multipliedBy(3));
    assertThat(node.kinds()).containsExactly("offender", "watch", "watch-note");

    node.close();
    documents.append(PUNJAB, List.of(Draft.erase(new DocumentId("r2"), "offender", 1)));
    Node next = new Node();
    next.readFor(INTERVAL.multipliedBy(3));
    assertThat(next.kinds()).containsExactly("watch");
  }

  @Test
  void noteThatCannotBeRead_countsAsTold_andHindersNothing() {
    Node node = new Node();
    node.watches().add(ASKED);
    register(node, 1);
    assertThat(node.read()).hasSize(1);
    Document note = note();
    String body = new String(note.body(), StandardCharsets.UTF_8);
    byte[] later =
        (body.substring(0, body.length() - 1) + ",\"later\":1}").getBytes(StandardCharsets.UTF_8);
    documents.append(
        SINDH, List.of(Draft.write(note.id(), note.kind(), note.version(), Set.of(), later)));
    node.close();

    ObservedStorage observed = new ObservedStorage(documents);
    Node next = new Node(observed);
    assertThat(next.readFor(CLAIM.multipliedBy(5))).isEmpty();
    assertThat(observed.seen).doesNotContain("append");
    next.records(PUNJAB).register(record(PUNJAB, "b", 2));
    assertThat(next.read()).hasSize(1);
  }

  @Test
  void listenerThatIsDown_isCalledForOneHitAtATime_andTheAuditStaysSmall() {
    Node node = new Node();
    int[] calls = {0};
    node.before =
        hit -> {
          calls[0]++;
          throw new IllegalStateException("of the host");
        };
    register(node, 20);
    node.watches().add(ASKED);

    node.read();
    assertThat(calls[0]).isEqualTo(1);
    node.readFor(Duration.ofMinutes(30));
    assertThat(calls[0]).isBetween(10, 20);
    assertThat(tellings()).isLessThanOrEqualTo(calls[0]);

    node.before = hit -> {};
    assertThat(node.readFor(Duration.ofMinutes(10))).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void telling_isAuditedOnceForEachClaim() {
    Node node = new Node();
    int[] calls = {0};
    node.before =
        hit -> {
          calls[0]++;
          throw new IllegalStateException("of the host");
        };
    register(node, 1);
    node.watches().add(ASKED);

    node.readFor(Duration.ofSeconds(40));
    assertThat(calls[0]).isGreaterThan(4);
    assertThat(tellings()).isEqualTo(1);
  }

  @Test
  void hitThatIsRefused_hindersNoOther() {
    Node node = new Node();
    node.watches().add(ASKED);
    node.before =
        hit -> {
          if (hit.hit().record().id().value().equals("r1")) {
            throw new IllegalStateException("of the host");
          }
        };
    register(node, 1);
    node.readFor(CLAIM.multipliedBy(20));

    node.records(PUNJAB).register(record(PUNJAB, "b", 2));
    assertThat(node.read()).hasSize(1);
  }
}
