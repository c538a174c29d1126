package org.panah.examples.nationalnode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.panah.http.Route;

/**
 * A program of the npm packages that the profile {@code openapi} installs, and what it prints. It
 * runs in their folder, and ends when it is closed at the latest.
 */
final class NpmProgram implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "npm").toAbsolutePath();
  private static final String END = "\u0000";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> printed = new ArrayList<>();

  private NpmProgram(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** A program by its file below {@code node_modules}, with its arguments. */
  static NpmProgram start(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    try {
      return new NpmProgram(
          new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException("node, which the profile openapi needs, does not start", e);
    }
  }

  /** The contract's file, where the programs find it. */
  static String contract() {
    Path copy = FOLDER.resolve("panah-v1.yaml");
    try (InputStream file = Route.class.getResourceAsStream("/openapi/panah-v1.yaml")) {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy.toString();
  }

  /** A port of this machine on which nobody listens. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      // It was ended while it was read.
      lines.add("cut off");
    }
    lines.add(END);
  }

  /** Waits until it prints a line with a text, or ends; then what it has printed so far. */
  List<String> printedUntil(String text, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        String line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null) {
          throw new IllegalStateException("no \"" + text + "\" in time, but " + printed);
        }
        if (line.equals(END)) {
          return printed;
        }
        printed.add(line);
        if (line.contains(text)) {
          return printed;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it ends; then all that it has printed. */
  List<String> printed(Duration limit) {
    return printedUntil(END, limit);
  }

  /** What it ended with; it has printed all. */
  int exitCode(Duration limit) {
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("it does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
