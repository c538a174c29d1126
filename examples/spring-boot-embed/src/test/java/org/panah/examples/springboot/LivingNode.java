package org.panah.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A national node of PB-POL as it is deployed: a JVM of its own, on its own class path, with a
 * database in a file and a token for one caller. What it writes to its log stands in a file.
 */
final class LivingNode implements AutoCloseable {
  /** The token by which it knows the application. */
  static final String TOKEN = "of-the-tests-of-the-desk";

  // Where the build of that module has left it; tests run in the folder of theirs.
  private static final Path BUILT = Path.of("..", "national-node", "target");
  private static final Pattern ADDRESS = Pattern.compile("The node answers at (http://\\S+)/v1,.*");
  private static final int PATIENCE_SECONDS = 30;

  private final Path folder;
  private Process process;
  private URI uri;

  private LivingNode(Path folder) {
    this.folder = folder;
  }

  /** A node that answers, on a port that is free. */
  static LivingNode in(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("tokens"),
        "desk %s PB-POL INVESTIGATOR,SUPERVISOR,REGISTRAR,ALERT_OFFICER,AUDITOR,OPERATOR%n"
            .formatted(TOKEN));
    LivingNode node = new LivingNode(folder);
    node.start(0);
    return node;
  }

  /** Where it answers. */
  URI uri() {
    return uri;
  }

  /** Ends it as a loss of power does. */
  void kill() {
    process.destroyForcibly();
    ended().join();
  }

  private CompletableFuture<Process> ended() {
    return process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts it anew, where it was and with what it kept. */
  void startAgain() throws IOException {
    start(uri.getPort());
  }

  private void start(int port) throws IOException {
    Path configuration = folder.resolve("node.properties");
    Files.writeString(
        configuration,
        """
        port=%d
        admin.port=off
        data=%s
        auth.tokens-file=%s
        """
            .formatted(port, folder.resolve("data"), folder.resolve("tokens")));
    Path log = folder.resolve("log");
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                BUILT.resolve("classes")
                    + File.pathSeparator
                    + Files.readString(BUILT.resolve("class-path")),
                "org.panah.examples.nationalnode.NodeMain",
                configuration.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String said = process.inputReader(StandardCharsets.UTF_8).readLine();
    Matcher address = ADDRESS.matcher(String.valueOf(said));
    assertThat(address.matches()).as("%s; %s", said, Files.readString(log)).isTrue();
    uri = URI.create(address.group(1));
  }

  /** Ends it as an operator does. */
  @Override
  public void close() {
    process.destroy();
    ended()
        .exceptionally(
            late -> {
              kill();
              return process;
            })
        .join();
  }
}
