package org.panah.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.jdbc.JdbcStorage;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * What a large store is like: how fast it fills, how much room a record takes, how long a look-up
 * takes, and how long a registry reads the feed after it is opened. On PostgreSQL, in lists of ten
 * thousand, each the next owner's.
 */
final class LargeStore {
  private static final String USAGE =
      """
      Arguments, all optional:
        DOCUMENTS        how many to load (10000000)
        --folder DIR     where the server keeps its files meanwhile (a temporary folder)
      """;
  private static final int LIST = 10_000;
  private static final int LOOK_UPS = 20_000;
  private static final int SHOWN_EVERY = 1_000_000;
  private static final List<Agency> OWNERS =
      List.of(Agency.of("PB-POL"), Agency.of("SD-POL"), Agency.of("KP-POL"), Agency.of("BA-POL"));
  private static final PageRequest PAGE = PageRequest.first(PageRequest.MAX_LIMIT);

  private final PrintStream out;
  private final long documents;

  private LargeStore(PrintStream out, long documents) {
    this.out = out;
    this.documents = documents;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long documents = 10_000_000;
    Path folder = null;
    try {
      for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
        String word = words.next();
        if (word.equals("--folder") && words.hasNext()) {
          folder = Path.of(words.next());
        } else {
          documents = Long.parseLong(word);
        }
      }
    } catch (NumberFormatException e) {
      out.print(USAGE);
      System.exit(2);
    }
    run(new LargeStore(out, documents), folder);
  }

  private static void run(LargeStore large, @Nullable Path folder)
      throws IOException, InterruptedException {
    Path data = folder == null ? null : Files.createDirectories(folder).resolve("postgres");
    try (Server server = PostgresServer.start(data);
        Database database = new Database(server)) {
      try (JdbcStorage storage = database.storage()) {
        large.fill(storage.store());
        long began = System.nanoTime();
        database.settle();
        large.out.printf("vacuum and checkpoint in %.1f s%n", seconds(began));
        large.measure(database);
        large.lookUps("present", storage.store(), SampleRecords::present, 1);
        large.lookUps("absent", storage.store(), SampleRecords::absent, 0);
      }
      large.open(database.url());
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private void fill(Store store) {
    SampleRecords records = SampleRecords.make();
    out.printf(
        "%,d documents of %,.0f bytes and %d keys%n",
        documents, records.bodySize(), SampleRecords.KEYS);
    long began = System.nanoTime();
    long last = began;
    for (long from = 0; from < documents; from += LIST) {
      int count = (int) Math.min(LIST, documents - from);
      Agency owner = OWNERS.get((int) (from / LIST % OWNERS.size()));
      store.append(owner, records.drafts(from, count));
      long loaded = from + count;
      if (loaded % SHOWN_EVERY == 0) {
        out.printf("  %,d at %,.0f a second%n", loaded, SHOWN_EVERY / seconds(last));
        last = System.nanoTime();
      }
    }
    double seconds = seconds(began);
    out.printf("loaded in %,.1f s, %,.0f a second%n", seconds, documents / seconds);
  }

  private void measure(Database database) {
    database.checkHolds(documents);
    tell(database, "panah_document", "pg_total_relation_size('panah_document')");
    tell(database, "its indexes", "pg_indexes_size('panah_document')");
    tell(database, "panah_key", "pg_total_relation_size('panah_key')");
    tell(database, "its indexes", "pg_indexes_size('panah_key')");
    tell(database, "the whole database", "pg_database_size(current_database())");
  }

  private void tell(Database database, String what, String size) {
    long bytes = database.number("select " + size);
    out.printf("%s: %,d MiB, %,d bytes a record%n", what, bytes >> 20, bytes / documents);
  }

  private void lookUps(String which, Store store, LongFunction<Key> key, int expected) {
    SplittableRandom random = new SplittableRandom(11);
    long[] nanos = new long[LOOK_UPS];
    // The first round warms up, with other numbers than the second.
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < LOOK_UPS; i++) {
        Key asked = key.apply(random.nextLong(documents));
        long began = System.nanoTime();
        int found = store.find(asked, PAGE).items().size();
        nanos[i] = System.nanoTime() - began;
        if (found != expected) {
          throw new IllegalStateException(found + " found instead of " + expected);
        }
      }
    }
    out.printf("look-up, %s: %s%n", which, new Delays(nanos).inMicros());
  }

  /** A storage whose store tells when the feed was read to its end for the first time. */
  private static final class Watched extends ForwardingStore {
    private final CountDownLatch end = new CountDownLatch(1);
    private final LongAdder read = new LongAdder();

    Watched(Store behind) {
      super(behind);
    }

    @Override
    public List<Change> changes(Cursor after, int limit) {
      List<Change> changes = super.changes(after, limit);
      read.add(changes.size());
      if (changes.isEmpty()) {
        end.countDown();
      }
      return changes;
    }
  }

  private void open(String url) throws InterruptedException {
    long began = System.nanoTime();
    JdbcStorage storage = JdbcStorage.open(url);
    Watched store = new Watched(storage.store());
    try (storage;
        Registry registry =
            Registry.builder(Storage.of(store, storage.auditLog())).agency(OWNERS.get(0)).build()) {
      double usable = seconds(began);
      if (!store.end.await(1, TimeUnit.HOURS) || store.read.sum() != documents) {
        throw new IllegalStateException("read " + store.read);
      }
      double current = seconds(began);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      out.printf(
          "registry: open in %.2f s, feed at its end after %.1f s, %,.0f a second; %,d MiB of heap%n",
          usable,
          current,
          documents / current,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      People.desk(registry).find(People.absent(1));
    }
  }
}
