package org.panah.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.panah.common.PanahException;
import org.panah.match.PersonIndex;
import org.panah.match.PersonQuery;
import org.panah.person.Person;
import org.panah.reference.ReferenceData;
import org.tukaani.xz.XZInputStream;

/**
 * Whether searches see only states that existed while an index of half a million people changes ten
 * thousand times a second, and how much longer they take then than when it is quiet.
 *
 * <p>Arguments: the folder of the data, then optionally how many seconds are under load.
 */
final class SearchUnderLoad {
  private static final String FILE = "distractors-500k.tsv.xz";
  private static final int SECONDS = 60;
  private static final int SEARCHERS = 4;
  private static final int CHANGES = 10_000;
  private static final int QUERIES = 2_000;
  private static final int BATCH = 1_000;
  // One search of so many is for a pair, and one for somebody who was taken out.
  private static final int CHECKED = 4;
  private static final double AIM = 2;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
  private final VersionedPairs pairs = new VersionedPairs();
  private final List<NameRow> people;
  private final List<PersonQuery> queries;
  private final ExecutorService threads = Executors.newFixedThreadPool(SEARCHERS + 1);

  private SearchUnderLoad(List<NameRow> people) {
    this.people = people;
    Map<String, Optional<Person>> batch = new LinkedHashMap<>();
    pairs.putFirst(batch);
    for (NameRow row : people) {
      batch.put(row.id(), Optional.of(LoadWriter.person(row)));
      if (batch.size() >= BATCH) {
        index.apply(batch);
        batch = new LinkedHashMap<>();
      }
    }
    index.apply(batch);
    queries = queries();
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args.length == 0 ? "names" : args[0]).resolve(FILE);
    if (!Files.exists(file)) {
      System.err.println(
          "No names at the path given: a folder with "
              + FILE
              + " is needed as the first argument.");
      System.exit(2);
    }
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : SECONDS;
    boolean sound = new SearchUnderLoad(people(file)).run(seconds);
    System.exit(sound ? 0 : 1);
  }

  private static List<NameRow> people(Path file) throws IOException {
    List<NameRow> people = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new XZInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] r = line.split("\t", -1);
        people.add(new NameRow(r[0], r[1], r[2], r[3], "", ""));
      }
    }
    return people;
  }

  /** Every second with the father's name, every third with the day of birth too. */
  private List<PersonQuery> queries() {
    Random random = new Random(53);
    List<PersonQuery> queries = new ArrayList<>();
    while (queries.size() < QUERIES) {
      NameRow row = people.get(random.nextInt(people.size()));
      PersonQuery query = PersonQuery.named(row.name());
      query = queries.size() % 2 == 0 ? query.father(row.father()) : query;
      query = queries.size() % 3 == 0 ? query.born(row.born()) : query;
      if (isAboutSomebody(query)) {
        queries.add(query);
      }
    }
    return queries;
  }

  private boolean isAboutSomebody(PersonQuery query) {
    try {
      index.search(query);
      return true;
    } catch (PanahException.InvalidRequest e) {
      return false;
    }
  }

  private boolean run(int seconds) throws InterruptedException, ExecutionException {
    out.printf(
        "%,d people, %d processors; %d searchers, one writer of %,d changes a second for %d s%n",
        index.size(), Runtime.getRuntime().availableProcessors(), SEARCHERS, CHANGES, seconds);
    LoadWriter writer = new LoadWriter(index, pairs, people, CHANGES);
    int quietSeconds = Math.max(2, seconds / 4);
    search("to warm up", SEARCHERS, quietSeconds, writer);
    Searches one = search("quiet, 1 searcher", 1, quietSeconds, writer);
    Searches quiet = search("quiet, 4 searchers", SEARCHERS, quietSeconds, writer);
    long paused = paused();
    Future<?> writing = threads.submit(writer);
    Searches load = search("under load, 4 searchers", SEARCHERS, seconds, writer);
    writer.end();
    writing.get();
    threads.shutdown();
    out.println("the writer: " + writer);
    out.printf("the collector paused for %,d ms in all under load%n", paused() - paused);
    double ratio = load.wall().p99() / quiet.wall().p99();
    out.printf(
        "p99 under load is %.2f of that of 4 quiet searchers (the aim is %.0f at most), %.2f of"
            + " that of one; by time of the processor %.2f%n",
        ratio, AIM, load.wall().p99() / one.wall().p99(), load.cpu().p99() / quiet.cpu().p99());
    long faults = one.faults() + quiet.faults() + load.faults();
    out.printf("%,d searches checked, %,d faults%n", load.checked(), faults);
    if (load.checked() == 0 || writer.erased() == 0) {
      out.println("fault: too little was done to check anything");
      return false;
    }
    return faults == 0;
  }

  private static long paused() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      millis += collector.getCollectionTime();
    }
    return millis;
  }

  private record Searches(Delays wall, Delays cpu, long checked, long faults) {}

  private Searches search(String what, int searchers, int seconds, LoadWriter writer)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<LoadSearcher>> running = new ArrayList<>();
    for (int i = 0; i < searchers; i++) {
      LoadSearcher searcher = new LoadSearcher(index, pairs, writer, queries, i, CHECKED);
      running.add(threads.submit(() -> searcher.until(end)));
    }
    List<LoadSearcher> done = new ArrayList<>();
    for (Future<LoadSearcher> searcher : running) {
      done.add(searcher.get());
    }
    Searches all =
        new Searches(
            new Delays(LoadSearcher.all(done, LoadSearcher::wallNanos)),
            new Delays(LoadSearcher.all(done, LoadSearcher::cpuNanos)),
            done.stream().mapToLong(LoadSearcher::checked).sum(),
            done.stream().mapToLong(LoadSearcher::faults).sum());
    done.forEach(searcher -> searcher.firstFault().ifPresent(f -> out.println("fault: " + f)));
    out.printf("%-24s %s%n", what, all.wall().inMillis());
    out.printf("%-24s %s%n", "  of the processor", all.cpu().inMillis());
    return all;
  }
}
