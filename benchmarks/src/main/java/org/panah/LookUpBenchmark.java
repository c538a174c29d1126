package org.panah;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.hit.Hits;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Person;
import org.panah.store.CacheSettings;
import org.panah.store.Store;

/**
 * A look-up by CNIC from memory, beside a bare Caffeine cache that holds the same records under the
 * same numbers: what policy, narrowing, evidence and audit cost.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class LookUpBenchmark {
  private static final Agency OWNER = Agency.of("PB-POL");

  /** How many records there are. */
  @Param({"1000", "100000"})
  int records;

  private Cache<Cnic, OffenderRecord> bare = Caffeine.newBuilder().maximumSize(1).build();
  private @Nullable Registry registry;
  private @Nullable EmbeddedOffenders desk;
  private Cnic[] present = {};
  private Cnic[] absent = {};
  private int next;

  /**
   * Keeps the last entries in memory, chained as ever: an endless list would measure the garbage
   * collector.
   */
  private static final class Ring implements AuditLog {
    private AuditLog current = AuditLog.inMemory();
    private int size;

    @Override
    public synchronized void append(List<AuditEvent> events) {
      if (size > 100_000) {
        current = AuditLog.inMemory();
        size = 0;
      }
      current.append(events);
      size += events.size();
    }

    @Override
    public Page<AuditEntry> entries(PageRequest page) {
      return current.entries(page);
    }

    @Override
    public Page<AuditEntry> about(String subject, PageRequest page) {
      return current.about(subject, page);
    }

    @Override
    public java.util.Optional<AuditEntry> last() {
      return current.last();
    }

    @Override
    public void close() {
      current.close();
    }
  }

  /** Registers the records and reads each once, so that all are in the caches. */
  @Setup(Level.Trial)
  public void open() {
    Registry opened =
        Registry.builder(Storage.of(Store.inMemory(), new Ring()))
            .agency(OWNER)
            .cache(new CacheSettings(2L * records, Duration.ofSeconds(2), Duration.ofDays(2)))
            .build();
    registry = opened;
    Access.Desk officer = Access.by("officer-1", Role.SUPERVISOR).of(OWNER);
    Offenders clerk = opened.as(officer.forPurpose(Purpose.RECORD_KEEPING)).offenders();
    desk =
        new EmbeddedOffenders(
            (EmbeddedRegistry) opened,
            Access.by("officer-2", Role.INVESTIGATOR)
                .of(Agency.of("SD-POL"))
                .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("1/2026", "Saddar, Karachi")));
    // Bounded, as anybody's cache of personal data would be.
    bare = Caffeine.newBuilder().maximumSize(2L * records).build();
    SplittableRandom random = new SplittableRandom(42);
    present = new Cnic[records];
    absent = new Cnic[records];
    List<OffenderRecord> batch = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      present[i] = cnic(i, 1);
      absent[i] = cnic(i, 2);
      OffenderRecord record =
          OffenderRecord.of(OWNER, Person.named("Synthetic Person").identifier(present[i]).build())
              .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build())
              .legalBasis(LegalBasis.of("BENCHMARK"))
              .reviewBy(LocalDate.now(java.time.ZoneOffset.UTC).plusYears(1))
              .build();
      bare.put(present[i], record);
      batch.add(record);
      if (batch.size() == 1_000 || i == records - 1) {
        clerk.takeIn(batch);
        batch.clear();
      }
    }
    shuffle(present, random);
    shuffle(absent, random);
    ((EmbeddedRegistry) opened).feed.advance();
    for (Cnic cnic : present) {
      if (desk().find(cnic).size() != 1) {
        throw new IllegalStateException("a record that was registered is not found");
      }
    }
  }

  private static Cnic cnic(int i, int locality) {
    return new Cnic("3520%d%07d%d".formatted(locality, i, i % 9 + 1));
  }

  private static void shuffle(Cnic[] numbers, SplittableRandom random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Cnic kept = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = kept;
    }
  }

  private EmbeddedOffenders desk() {
    return java.util.Objects.requireNonNull(desk);
  }

  private int step() {
    int at = next;
    next = at + 1 == records ? 0 : at + 1;
    return at;
  }

  /** The peer: a bare cache, a number that is there. */
  @Benchmark
  public @Nullable OffenderRecord hitBareCaffeine() {
    return bare.getIfPresent(present[step()]);
  }

  /** Policy, cache, narrowing, evidence; not audited. */
  @Benchmark
  public Hits hitPanahBeforeAudit() {
    EmbeddedOffenders asking = desk();
    if (!asking.mayFind().allowed()) {
      throw new IllegalStateException("refused");
    }
    return asking.lookUp(present[step()].asIdentifier());
  }

  /** The whole question, audited into memory. */
  @Benchmark
  public Hits hitPanahAudited() {
    return desk().find(present[step()]);
  }

  /** The peer: a bare cache, a number that is not there. */
  @Benchmark
  public @Nullable OffenderRecord missBareCaffeine() {
    return bare.getIfPresent(absent[step()]);
  }

  /** Policy and absence; not audited. */
  @Benchmark
  public Hits missPanahBeforeAudit() {
    EmbeddedOffenders asking = desk();
    if (!asking.mayFind().allowed()) {
      throw new IllegalStateException("refused");
    }
    return asking.lookUp(absent[step()].asIdentifier());
  }

  /** The whole question, audited into memory. */
  @Benchmark
  public Hits missPanahAudited() {
    return desk().find(absent[step()]);
  }

  /** Closes the registry. */
  @TearDown(Level.Trial)
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }
}
