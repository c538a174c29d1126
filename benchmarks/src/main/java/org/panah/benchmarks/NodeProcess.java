package org.panah.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A national node in a process of its own, as the unit of systemd would start it. */
final class NodeProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("answers at (http://\\S+)/v1");
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 40;
  private static final int LOOK_MILLIS = 50;

  private final Process process;
  private final Thread ending;
  private final Path log;
  private final URI address;

  /**
   * Starts a node, and waits until it answers.
   *
   * @param target where its classes were built, with what they need in {@code lib}
   * @param folder for its configuration and its log
   * @param settings lines of its configuration
   */
  NodeProcess(Path target, Path folder, List<String> settings)
      throws IOException, InterruptedException {
    Path config = Files.write(folder.resolve("node.properties"), settings);
    Path out = folder.resolve("node.out");
    log = folder.resolve("node.log");
    process =
        new ProcessBuilder(
                tool("java"),
                "-Xmx" + Objects.requireNonNullElse(System.getenv("PANAH_HEAP"), "1g"),
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                classPath(target),
                "org.panah.examples.nationalnode.NodeMain",
                config.toString())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    // It must not outlive a measurement that is broken off.
    ending = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(ending);
    address = awaitAddress(out);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String classPath(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      Path jar =
          files
              .filter(file -> file.getFileName().toString().endsWith("-SNAPSHOT.jar"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the node is not built"));
      return jar + System.getProperty("path.separator") + target.resolve("lib").resolve("*");
    }
  }

  private URI awaitAddress(Path out) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() - deadline < 0 && process.isAlive()) {
      Matcher told = ADDRESS.matcher(Files.readString(out));
      if (told.find()) {
        return URI.create(told.group(1));
      }
      process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    close();
    throw new IllegalStateException(
        "the node did not begin: " + Files.readString(out) + Files.readString(log));
  }

  /** Without a path. */
  URI address() {
    return address;
  }

  /** What is used of the heap after everything was collected, in bytes. */
  long heap() throws IOException, InterruptedException {
    // What only a finalizer or a cleaner let go is collected by the second.
    run(tool("jcmd"), pid(), "GC.run");
    run(tool("jcmd"), pid(), "GC.run");
    Matcher used = USED.matcher(run(tool("jcmd"), pid(), "GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("no size of the heap");
    }
    return Long.parseLong(used.group(1)) << 10;
  }

  /** What the process has of the machine's memory, in bytes. */
  long resident() throws IOException, InterruptedException {
    return Long.parseLong(run("ps", "-o", "rss=", "-p", pid()).strip()) << 10;
  }

  /** How much time of processors it has used, in seconds. */
  double processorSeconds() {
    return process.info().totalCpuDuration().map(used -> used.toMillis() / 1e3).orElse(Double.NaN);
  }

  /** How many lines its access log has of questions by number that were answered. */
  long logged() throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines.filter(line -> line.contains(" findOffenders 200 ")).count();
    }
  }

  private String pid() {
    return Long.toString(process.pid());
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + told);
    }
    return told;
  }

  /** Ends the node as systemd would, and waits for it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (IllegalStateException e) {
      // This process ends, and the node with it.
    }
  }
}
