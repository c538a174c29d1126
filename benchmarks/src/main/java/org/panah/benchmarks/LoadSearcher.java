package org.panah.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.panah.match.PersonIndex;
import org.panah.match.PersonQuery;

/** One who searches, measures, and now and then checks that what is found existed. */
final class LoadSearcher {
  private final PersonIndex index;
  private final VersionedPairs pairs;
  private final LoadWriter writer;
  private final List<PersonQuery> queries;
  private final Random random;
  private final int checkEvery;
  private long[] wall = new long[1 << 12];
  private long[] cpu = new long[1 << 12];
  private int size;
  private long checked;
  private long faults;
  private @Nullable String firstFault;

  LoadSearcher(
      PersonIndex index,
      VersionedPairs pairs,
      LoadWriter writer,
      List<PersonQuery> queries,
      int seed,
      int checkEvery) {
    this.index = index;
    this.pairs = pairs;
    this.writer = writer;
    this.queries = queries;
    this.checkEvery = checkEvery;
    random = new Random(seed);
  }

  /** Searches until a time of the machine's clock. */
  LoadSearcher until(long end) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = random.nextInt(queries.size()); System.nanoTime() < end; round++) {
      long cpuStart = threads.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      try {
        index.search(queries.get(round % queries.size()));
      } catch (RuntimeException e) {
        fault("a search failed: " + e.getClass().getName());
      }
      add(System.nanoTime() - start, threads.getCurrentThreadCpuTime() - cpuStart);
      if (round % checkEvery == 0) {
        check();
      }
    }
    return this;
  }

  private void add(long wallNanos, long cpuNanos) {
    if (size == wall.length) {
      wall = Arrays.copyOf(wall, 2 * size);
      cpu = Arrays.copyOf(cpu, 2 * size);
    }
    wall[size] = wallNanos;
    cpu[size++] = cpuNanos;
  }

  private void check() {
    try {
      pairs.fault(index, random.nextInt(VersionedPairs.PAIRS)).ifPresent(this::fault);
      int erased = writer.erased();
      if (erased > 0) {
        // The latest are as likely as all before them.
        int of = random.nextBoolean() ? Math.min(erased, 20) : erased;
        if (writer.isFound(erased - 1 - random.nextInt(of))) {
          fault("somebody found who was taken out before the search began");
        }
      }
      checked += 2;
    } catch (RuntimeException e) {
      fault("a checked search failed: " + e.getClass().getName());
    }
  }

  private void fault(String what) {
    faults++;
    firstFault = firstFault == null ? what : firstFault;
  }

  long[] wallNanos() {
    return Arrays.copyOf(wall, size);
  }

  long[] cpuNanos() {
    return Arrays.copyOf(cpu, size);
  }

  long checked() {
    return checked;
  }

  long faults() {
    return faults;
  }

  Optional<String> firstFault() {
    return Optional.ofNullable(firstFault);
  }

  /** What all searchers measured together. */
  static long[] all(List<LoadSearcher> searchers, Function<LoadSearcher, long[]> nanos) {
    return searchers.stream().map(nanos).flatMapToLong(LongStream::of).toArray();
  }
}
