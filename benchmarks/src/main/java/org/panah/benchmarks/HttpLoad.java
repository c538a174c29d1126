package org.panah.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests by h2load over HTTP/1.1, and reads what each of them came to. One process of it
 * sends one body, so that there is one for each; their connections begin one after the other, so
 * that requests do not come in bursts.
 */
final class HttpLoad {
  private static final int CONNECTIONS = 8;
  private static final int OK = 200;

  private final Path folder;

  /** In a folder for its files. */
  HttpLoad(Path folder) {
    this.folder = folder;
  }

  /**
   * A request that is sent many times.
   *
   * @param to its address
   * @param fields lines of its head
   * @param body null for GET
   */
  record Request(URI to, List<String> fields, @Nullable String body) {}

  /**
   * What came of a load.
   *
   * @param delays from when a request was sent until its answer was there
   * @param perSecond how many were answered in a second
   * @param failures how many there are of each status but 200; below 0: without an answer
   * @param answered how many were answered with 200
   */
  record Outcome(
      Delays delays, double perSecond, SortedMap<Integer, Integer> failures, long answered) {
    int failed() {
      return failures.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Sends requests in equal parts.
   *
   * @param perSecond how many in a second; 0 for as many as are answered
   * @param count how many, at least
   */
  Outcome send(List<Request> requests, int perSecond, int count)
      throws IOException, InterruptedException {
    int clients = requests.size() * CONNECTIONS;
    int each = (count + clients - 1) / clients * CONNECTIONS;
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      Files.deleteIfExists(log(i));
      running.add(
          new ProcessBuilder(command(requests.get(i), i, each, perSecond / (double) clients))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("h2load-" + i + ".out").toFile())
              .start());
    }
    for (int i = 0; i < running.size(); i++) {
      if (running.get(i).waitFor() != 0) {
        throw new IllegalStateException(
            "h2load: " + Files.readString(folder.resolve("h2load-" + i + ".out")));
      }
    }
    return outcome(requests.size(), each);
  }

  private Path log(int number) {
    return folder.resolve("h2load-" + number + ".log");
  }

  private List<String> command(Request request, int number, int count, double perSecond)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("h2load", "--h1"));
    words.addAll(List.of("-c", Integer.toString(CONNECTIONS), "-n", Integer.toString(count)));
    if (perSecond > 0) {
      words.add("--rps=" + String.format(Locale.ROOT, "%.3f", perSecond));
      // The connections' first requests are as far from each other as the later ones.
      long apart = Math.max(1, Math.round(1000 / perSecond / CONNECTIONS));
      words.addAll(List.of("-r", "1", "--rate-period=" + apart + "ms"));
    }
    words.add("--log-file=" + log(number));
    for (String field : request.fields()) {
      words.addAll(List.of("-H", field));
    }
    String body = request.body();
    if (body != null) {
      Path file = folder.resolve("body-" + number);
      Files.write(file, body.getBytes(StandardCharsets.UTF_8));
      words.addAll(List.of("-d", file.toString()));
    }
    words.add(request.to().toString());
    return words;
  }

  /** Lines have the time when a request was sent, the status, and how long it took, by tabs. */
  private Outcome outcome(int processes, int each) throws IOException {
    long[] nanos = new long[processes * each];
    long first = Long.MAX_VALUE;
    long last = 0;
    int ok = 0;
    SortedMap<Integer, Integer> failures = new TreeMap<>();
    for (int i = 0; i < processes; i++) {
      int lines = 0;
      try (Stream<String> log = Files.lines(log(i), StandardCharsets.US_ASCII)) {
        for (String line : (Iterable<String>) log::iterator) {
          String[] cells = line.split("\t", -1);
          long sent = Long.parseLong(cells[0]);
          int status = Integer.parseInt(cells[1]);
          long micros = Long.parseLong(cells[2]);
          first = Math.min(first, sent);
          last = Math.max(last, sent + micros);
          lines++;
          if (status == OK) {
            nanos[ok++] = micros * 1000;
          } else {
            failures.merge(status, 1, Integer::sum);
          }
        }
      }
      if (lines != each) {
        failures.merge(-1, each - lines, Integer::sum);
      }
    }
    return new Outcome(
        new Delays(Arrays.copyOf(nanos, ok)), ok * 1e6 / Math.max(1, last - first), failures, ok);
  }
}
