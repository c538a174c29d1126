package org.panah.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Servers that belong together, on the loopback address; started by a script beside the tests when
 * the first test wants them, ended with the process.
 */
final class Cluster {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("basedir", "."), "src", "cluster").toAbsolutePath();
  private static final int MINUTES = 10;

  private static Cluster galera;
  private static Cluster postgresPair;

  private final String script;
  private final Path run;
  private final Map<Integer, Integer> ports = new TreeMap<>();

  private Cluster(String script) {
    this.script = script;
    try {
      run = Files.createTempDirectory("panah-" + script).resolve("run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> call("stop")));
    for (String line : call("start")) {
      String[] words = line.split(" ", -1);
      ports.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }
  }

  /** Three nodes of MariaDB. */
  static synchronized Cluster galera() {
    if (galera == null) {
      galera = new Cluster("galera");
    }
    return galera;
  }

  /** A PostgreSQL server and its synchronous standby. */
  static synchronized Cluster postgresPair() {
    if (postgresPair == null) {
      postgresPair = new Cluster("postgres-pair");
    }
    return postgresPair;
  }

  /** The nodes' numbers, from 1 on. */
  List<Integer> nodes() {
    return List.copyOf(ports.keySet());
  }

  int port(int node) {
    return ports.get(node);
  }

  /** Takes a node's power away. */
  void kill(int node) {
    call("kill", String.valueOf(node));
  }

  /** What the script prints to a command; it returns when what it promises holds. */
  List<String> call(String command, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(SCRIPTS.resolve(script).toString());
    line.add(command);
    line.add(run.toString());
    line.addAll(List.of(arguments));
    try {
      Path printed = Files.createTempFile("panah-" + script, ".out");
      Process process =
          new ProcessBuilder(line)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(printed.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroy();
        throw new IllegalStateException(script + " " + command + " failed; see above");
      }
      List<String> lines = Files.readAllLines(printed, StandardCharsets.UTF_8);
      Files.delete(printed);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
