package org.panah.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills an engine, and tells what that took. The clock stands still while people are read or made
 * up, and none of them is kept.
 */
final class Intake implements Consumer<NameRow> {
  private static final int BATCH = 10_000;
  // Only every fourth collection leaves no dead objects in place.
  private static final int COLLECTIONS = 5;

  /**
   * What the filling took.
   *
   * @param people how many there are
   * @param seconds within the engine
   * @param heap what is used more of the heap, in bytes
   * @param files what the engine keeps in files, in bytes
   */
  record Built(long people, double seconds, long heap, long files) {
    @Override
    public String toString() {
      String size =
          files > 0
              ? "%,.0f bytes of files each".formatted(files / (double) people)
              : "%,.0f bytes of heap each (%,d MB)"
                  .formatted(heap / (double) people, heap / 1_000_000);
      return "%,d people, built in %.1f s, %s".formatted(people, seconds, size);
    }
  }

  private final NameEngine engine;
  private final long before = heap();
  private List<NameRow> batch = new ArrayList<>(BATCH);
  private long people;
  private long nanos;

  Intake(NameEngine engine) {
    this.engine = engine;
  }

  @Override
  public void accept(NameRow person) {
    batch.add(person);
    if (batch.size() == BATCH) {
      hand();
    }
  }

  private void hand() {
    long start = System.nanoTime();
    engine.add(batch);
    nanos += System.nanoTime() - start;
    people += batch.size();
    batch = new ArrayList<>(BATCH);
  }

  /** Hands over the rest, and tells what everything took. */
  Built end() {
    hand();
    long start = System.nanoTime();
    engine.ready();
    nanos += System.nanoTime() - start;
    return new Built(people, nanos / 1e9, heap() - before, engine.bytesInFiles());
  }

  private static long heap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
