package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that says a number for everything that was acknowledged to it, until it is killed. */
final class KilledProcess {
  private static final int LEAST = 5;
  private static final int MOST = 45;

  private KilledProcess() {}

  /**
   * The last number that a process said, which was killed at a random moment.
   *
   * @param program what it runs
   * @param arguments what it is told
   */
  static long lastSaid(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Random random = new Random();
    int untilKill = LEAST + random.nextInt(MOST - LEAST);
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String last = "0";
      int lines = 0;
      long begun = System.nanoTime();
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        last = line;
        lines++;
        if (lines == 1) {
          begun = System.nanoTime();
        }
        if (lines == untilKill) {
          long each = (System.nanoTime() - begun) / (lines - 1);
          pause((long) (random.nextDouble() * each));
          // By its handle: Process.destroyForcibly closes the pipe, and what was said last is lost.
          process.toHandle().destroyForcibly();
        }
      }
      assertThat(lines).as("numbers said before the kill").isGreaterThanOrEqualTo(untilKill);
      return Long.parseLong(last);
    } finally {
      process.toHandle().destroyForcibly();
    }
  }

  // The kill shall come anywhere in the work on the next number, not always at its beginning.
  private static void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }
}
