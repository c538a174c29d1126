package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.EndedAlert;

/** What the channels of {@link DispatchingProcess}es have taken, and those processes. */
final class Taken {
  private static final long PATIENCE_SECONDS = 180;
  private static final int KILL_SECONDS = 4;
  private static final int CLOSE_SECONDS = 30;

  private final List<String> channels;
  private final List<String> posts = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();
  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  // When a message was taken, as often as it was.
  private final Map<String, List<Long>> messages = new HashMap<>();
  private final Map<AlertId, End> ends = new HashMap<>();
  private boolean calm;
  private int inTheMidst;

  private record Line(Process by, String text) {}

  private record End(int revision, long at) {}

  Taken(List<String> channels) {
    this.channels = channels;
  }

  List<String> posts() {
    return posts;
  }

  /** Starts a process that tells. */
  void start(String url, Duration lease) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                DispatchingProcess.class.getName(),
                url,
                lease.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    if (calm) {
      say(process, "calm\n");
    }
    Thread reader = new Thread(() -> read(process));
    readers.add(reader);
    reader.start();
  }

  private void read(Process process) {
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        lines.add(new Line(process, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Process process, String line) throws IOException {
    OutputStream to = process.getOutputStream();
    to.write(line.getBytes(StandardCharsets.US_ASCII));
    to.flush();
  }

  /**
   * Kills whichever process first tells some messages from now on, in the midst of the next:
   * nothing in it can finish what it was at.
   */
  void kill(int messages) throws InterruptedException {
    Map<Process, Integer> told = new HashMap<>();
    List<Line> before = new ArrayList<>();
    lines.drainTo(before);
    take(before);
    Line line = lines.poll(KILL_SECONDS, TimeUnit.SECONDS);
    while (line != null && told.merge(line.by(), 1, Integer::sum) < messages) {
      take(List.of(line));
      line = lines.poll(KILL_SECONDS, TimeUnit.SECONDS);
    }
    Process victim = line == null ? processes.get(0) : line.by();
    if (line != null) {
      take(List.of(line));
      inTheMidst++;
    }
    assertThat(victim.isAlive()).isTrue();
    // By its handle, since the process itself would close the pipe on our side too.
    victim.toHandle().destroyForcibly();
    victim.waitFor();
    processes.remove(victim);
  }

  /** Ends the faults of the channels. */
  void calm() throws IOException {
    calm = true;
    for (Process process : processes) {
      say(process, "calm\n");
    }
  }

  /** Lets the processes end in good order. */
  void stop() throws IOException, InterruptedException {
    for (Process process : processes) {
      process.getOutputStream().close();
    }
    for (Process process : processes) {
      assertThat(process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)).as("ended").isTrue();
      assertThat(process.exitValue()).isZero();
    }
    processes.clear();
    calm = false;
  }

  void ended(EndedAlert alert, Instant at) {
    ends.put(alert.id(), new End(alert.revision(), at.toEpochMilli()));
  }

  private static String key(AlertId id, int revision, String post, String channel) {
    return id + "/" + revision + "/" + post + "/" + channel;
  }

  /** Waits until all posts were told of the newest revision of alerts, on all channels. */
  void awaitTold(List<Alert> alerts) throws InterruptedException {
    await(
        "told",
        () ->
            alerts.stream()
                .flatMap(alert -> missing(alert.id(), alert.revision(), false).stream())
                .toList());
  }

  /** Waits until all posts were told of the end of alerts that were told of them. */
  void awaitEnded() throws InterruptedException {
    await(
        "told of the end",
        () ->
            ends.entrySet().stream()
                .flatMap(end -> missing(end.getKey(), end.getValue().revision(), true).stream())
                .toList());
  }

  private List<String> missing(AlertId id, int revision, boolean ifTold) {
    List<String> missing = new ArrayList<>();
    for (String post : posts) {
      for (String channel : channels) {
        boolean owed = !ifTold;
        for (int before = 1; !owed && before < revision; before++) {
          owed = messages.containsKey(key(id, before, post, channel));
        }
        if (owed && !messages.containsKey(key(id, revision, post, channel))) {
          missing.add(key(id, revision, post, channel));
        }
      }
    }
    return missing;
  }

  private void await(String what, Supplier<List<String>> missing) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> left = missing.get();
    while (!left.isEmpty() && System.nanoTime() < until) {
      Line line = lines.poll(1, TimeUnit.SECONDS);
      take(line == null ? List.of() : List.of(line));
      // Looked at once what is there has been taken, since looking takes long.
      if (lines.isEmpty()) {
        left = missing.get();
      }
    }
    assertThat(left).as("not %s in %d s", what, PATIENCE_SECONDS).isEmpty();
  }

  private void take(List<Line> some) {
    for (Line line : some) {
      String[] parts = line.text().split(" ", 2);
      messages.computeIfAbsent(parts[0], any -> new ArrayList<>()).add(Long.parseLong(parts[1]));
    }
  }

  /** How many processes were killed while they were telling. */
  int inTheMidst() {
    return inTheMidst;
  }

  int count() {
    return messages.values().stream().mapToInt(List::size).sum();
  }

  int repeated() {
    return count() - messages.size();
  }

  /** How many messages of alerts were taken later than this after these ended. */
  int afterEnd(Duration late) {
    return (int) lateness().stream().filter(millis -> millis > late.toMillis()).count();
  }

  /** By how many milliseconds the latest of them was late. */
  long latest() {
    return lateness().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private List<Long> lateness() {
    List<Long> late = new ArrayList<>();
    messages.forEach(
        (key, times) -> {
          String[] parts = key.split("/", 4);
          End end = ends.get(AlertId.of(parts[0]));
          if (end != null && Integer.parseInt(parts[1]) < end.revision()) {
            times.stream()
                .map(time -> time - end.at())
                .filter(millis -> millis > 0)
                .forEach(late::add);
          }
        });
    return late;
  }

  void close() throws InterruptedException {
    for (Process process : processes) {
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
    for (Thread reader : readers) {
      reader.join();
    }
  }
}
