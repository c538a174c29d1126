package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.WatchHit;
import org.panah.Watches;
import org.panah.access.Access;
import org.panah.access.AccessPolicy;
import org.panah.audit.AuditEvent;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.reference.ReferenceData;
import org.panah.store.Change;
import org.panah.store.Cursor;

/** What the tests of {@link WatchingContract} share: registries that are read step by step. */
abstract class WatchingFixture {
  static final Agency PUNJAB = RegistryFixture.PUNJAB;
  static final Agency SINDH = RegistryFixture.SINDH;
  static final Duration INTERVAL = Duration.ofMillis(500);
  static final AccessPolicy STANDARD = AccessPolicy.standard(ReferenceData.builtIn());

  final SettableTime time = SettableTime.at(RegistryFixture.START);
  private final List<Node> nodes = new ArrayList<>();

  protected abstract Storage open(InstantSource time);

  @AfterEach
  void closeAll() {
    nodes.forEach(Node::close);
  }

  /** A registry with a listener that writes down what it is told, and fails when it is to. */
  final class Node {
    final List<String> told = new ArrayList<>();
    final List<WatchHit> hits = new ArrayList<>();
    final Storage storage;
    final Registry registry;
    AccessPolicy policy = STANDARD;
    Consumer<WatchHit> before = hit -> {};
    private final SettableTime clock;
    private final ManualExecutor executor;

    Node() {
      this(open(time));
    }

    Node(Storage on) {
      this(on, time);
    }

    /** A registry whose clock differs. */
    Node(Storage on, SettableTime clock) {
      storage = on;
      this.clock = clock;
      executor = new ManualExecutor(clock);
      registry =
          Registry.builder(on)
              .agency(PUNJAB, SINDH)
              .time(clock)
              .policy((access, question) -> policy.decide(access, question))
              .feedEvery(INTERVAL)
              .executor(executor)
              .watching(this::listen)
              .build();
      nodes.add(this);
    }

    private void listen(WatchHit hit) {
      before.accept(hit);
      hits.add(hit);
      told.add(hit.hit().record().id() + " " + hit.hit().grade());
    }

    /** Reads the feed once more, a moment later; what was told since the last call. */
    List<String> read() {
      clock.advance(INTERVAL);
      executor.runDue();
      List<String> news = List.copyOf(told);
      told.clear();
      return news;
    }

    /** Reads the feed for so long. */
    List<String> readFor(Duration length) {
      List<String> news = new ArrayList<>();
      for (long i = 0; i < length.dividedBy(INTERVAL); i++) {
        news.addAll(read());
      }
      return news;
    }

    Offenders records(Agency agency) {
      return registry.as(RegistryFixture.registrar(agency)).offenders();
    }

    Watches watches(Access access) {
      return registry.as(access).watches();
    }

    Watches watches() {
      return watches(RegistryFixture.investigator(SINDH));
    }

    /** What was audited, but for the reading of the audit. */
    List<AuditEvent> events() {
      return RegistryFixture.all(
              PageRequest.MAX_LIMIT,
              page -> registry.as(RegistryFixture.auditor()).audit().entries(page))
          .stream()
          .map(entry -> entry.event())
          .toList();
    }

    /** Kinds of the documents that are not erased. */
    List<String> kinds() {
      List<Change> changes = storage.store().changes(Cursor.START, 10_000);
      assertThat(changes).hasSizeLessThan(10_000);
      return changes.stream()
          .map(Change::document)
          .filter(document -> !document.erased())
          .map(document -> document.kind())
          .sorted()
          .toList();
    }

    void close() {
      registry.close();
    }
  }
}
