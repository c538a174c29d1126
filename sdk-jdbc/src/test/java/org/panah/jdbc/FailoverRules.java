package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.feed.Feed;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Person;
import org.panah.store.Change;
import org.panah.store.DocumentId;
import org.panah.store.Projection;
import org.panah.store.Store;

/**
 * Registries that write without a pause and followers that read along while servers lose their
 * power, and what is there in the end.
 */
abstract class FailoverRules {
  /** Every registry writes into this one's journal, besides its own agency's. */
  static final Agency SHARED = Agency.of("FIA");

  private static final List<Agency> OWNERS =
      List.of(Agency.of("PB-POL"), Agency.of("SD-POL"), Agency.of("KP-POL"));
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Map<String, Agency> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong unavailable = new AtomicLong();
  private final List<Registry> registries = new ArrayList<>();
  private final List<Thread> writers = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final List<AutoCloseable> closing = new ArrayList<>();
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(4);
  private final long[] acknowledgedBy = new long[OWNERS.size()];
  private volatile boolean over;

  /** Holds that of each owner every change comes, each once and in order. */
  private static final class Follower implements Projection {
    private final Map<Agency, Long> heads = new HashMap<>();
    private final Set<DocumentId> seen = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void reset() {
      faults.add("told to begin anew");
      heads.clear();
    }

    @Override
    public synchronized void apply(List<Change> changes) {
      for (Change change : changes) {
        Agency owner = change.document().owner();
        long expected = heads.getOrDefault(owner, 0L) + 1;
        long sequence = change.document().sequence();
        if (sequence != expected) {
          faults.add("#%d of %s came where #%d was due".formatted(sequence, owner, expected));
        }
        heads.put(owner, sequence);
        seen.add(change.document().id());
      }
    }

    @Override
    public void current(Instant asOf) {
      // How fresh it is says nothing about gaps.
    }

    synchronized int seen() {
      return seen.size();
    }

    synchronized List<String> faults() {
      return List.copyOf(faults);
    }
  }

  /** One more registry that writes, in two threads: into its own journal and the shared one. */
  final void startRegistry(JdbcStorage storage) {
    int number = registries.size();
    Agency own = OWNERS.get(number);
    Registry registry =
        Registry.builder(storage).agency(own, SHARED).node("registry-" + number).build();
    registries.add(registry);
    for (Agency owner : List.of(own, SHARED)) {
      Thread writer = new Thread(() -> write(registry, number, owner), "writer-" + number);
      writer.setDaemon(true);
      writers.add(writer);
      writer.start();
    }
  }

  /** One more follower, which reads the feed of a storage of its own. */
  final void startFollower(JdbcStorage storage) {
    Follower follower = new Follower();
    Feed feed = Feed.of(storage.store(), InstantSource.system());
    feed.follow(follower);
    followers.add(follower);
    closing.add(feed.every(LOOK, executor));
    closing.add(storage);
  }

  private void write(Registry registry, int number, Agency owner) {
    Access access =
        Access.by("clerk-" + number, Role.REGISTRAR).of(owner).forPurpose(Purpose.RECORD_KEEPING);
    for (int i = 1; !over; i++) {
      OffenderRecord record =
          OffenderRecord.of(owner, Person.named("Nobody " + number + " " + i).build())
              .id(OffenderId.of(owner.code() + "-" + number + "-" + i))
              .legalBasis(LegalBasis.of("CRPC-1898-S173"))
              .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build())
              .reviewBy(LocalDate.now(ZoneOffset.UTC).plusYears(2))
              .build();
      registerUntilAcknowledged(registry, access, record);
      synchronized (this) {
        acknowledgedBy[number]++;
        acknowledged.put(record.id().value(), owner);
        notifyAll();
      }
    }
  }

  /** Registers the same record again and again, as a host would whose call was not answered. */
  private void registerUntilAcknowledged(Registry registry, Access access, OffenderRecord record) {
    while (true) {
      try {
        registry.as(access).offenders().register(record);
        return;
      } catch (PanahException.Unavailable e) {
        unavailable.incrementAndGet();
        Thread.onSpinWait();
      }
    }
  }

  /** Waits until a registry has had so many more records acknowledged than now. */
  final synchronized void awaitWrites(int registry, int more) throws InterruptedException {
    long target = acknowledgedBy[registry] + more;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (acknowledgedBy[registry] < target) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("time for registry %d to write %d records", registry, more).isPositive();
      wait(left);
    }
  }

  /** Ends the writing, and holds that nothing acknowledged is lost in any of the stores. */
  final void nothingIsLost(String what, int kills, List<Store> stores) throws Exception {
    over = true;
    for (Thread writer : writers) {
      writer.join(PATIENCE.toMillis());
      assertThat(writer.isAlive()).as("whether a writer still waits for its answer").isFalse();
    }
    List<Long> found =
        stores.stream()
            .map(
                store ->
                    acknowledged.keySet().stream()
                        .filter(id -> store.get(new DocumentId(id)).isPresent())
                        .count())
            .toList();
    for (Follower follower : followers) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (follower.seen() < acknowledged.size()) {
        assertThat(System.nanoTime()).as("time for a follower to see everything").isLessThan(end);
        Thread.onSpinWait();
      }
    }
    long faults = followers.stream().mapToLong(follower -> follower.faults().size()).sum();
    long lost = found.stream().mapToLong(n -> acknowledged.size() - n).sum();
    System.out.printf(
        "%s: %d kills; appends acknowledged %d, found %s, lost %d;"
            + " calls answered with Unavailable %d; %d followers saw %d gaps or reorders%n",
        what, kills, acknowledged.size(), found, lost, unavailable.get(), followers.size(), faults);
    assertThat(lost).isZero();
    for (Follower follower : followers) {
      assertThat(follower.faults()).isEmpty();
      assertThat(follower.seen()).isEqualTo(acknowledged.size());
    }
    assertThat(IntStream.range(0, registries.size()).mapToLong(i -> acknowledgedBy[i]))
        .allMatch(n -> n > 0);
  }

  @AfterEach
  void closeAll() throws Exception {
    over = true;
    for (Thread writer : writers) {
      writer.join(PATIENCE.toMillis());
    }
    for (AutoCloseable one : closing) {
      one.close();
    }
    registries.forEach(Registry::close);
    executor.shutdownNow();
  }
}
