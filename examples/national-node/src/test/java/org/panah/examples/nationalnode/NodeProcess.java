package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.panah.common.Agency;
import org.panah.http.HttpSettings;
import org.panah.http.TokenSource;

/** A node in a process of its own, on an embedded database, that can be killed. For one thread. */
final class NodeProcess implements AutoCloseable {
  private static final String TOKEN = "token-of-a-test";
  private static final String ROLES = "SUPERVISOR,REGISTRAR,ALERT_OFFICER,INVESTIGATOR,REPLICA";

  private final int port;
  private final Path configuration;
  private Process process;

  private NodeProcess(int port, Path configuration) throws IOException {
    this.port = port;
    this.configuration = configuration;
    process = run();
  }

  /**
   * A node that answers.
   *
   * @param folder where its data is
   * @param agency for whom its one caller speaks
   * @param connections how many it takes
   */
  static NodeProcess start(Path folder, Agency agency, int connections) throws IOException {
    int port = freePort();
    Path tokens = folder.resolve("tokens");
    Files.writeString(tokens, "caller " + TOKEN + " " + agency.code() + " " + ROLES + "\n");
    Path file = folder.resolve("node.properties");
    Files.writeString(
        file,
        """
        port=%d
        admin.port=off
        data=%s
        auth.tokens-file=%s
        limits.connections=%d
        limits.requests-per-second=5000
        limits.requests-at-once=5000
        """
            .formatted(port, folder.resolve("data"), tokens, connections));
    return new NodeProcess(port, file);
  }

  // One that the system gives to no connection, or a client could take it while the node is dead.
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // Somebody else has it.
      }
    }
  }

  private Process run() throws IOException {
    Process running =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeMain.class.getName(),
                configuration.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).as("what the node says").startsWith("The node answers");
    return running;
  }

  int port() {
    return port;
  }

  /** How it is reached, with patience for its absence. */
  HttpSettings settings() {
    return settings(URI.create("http://127.0.0.1:" + port));
  }

  /** How it is reached by another way. */
  static HttpSettings settings(URI way) {
    return HttpSettings.to(way).tokens(TokenSource.fixed(TOKEN)).deadline(Duration.ofSeconds(60));
  }

  /** Kills it as a cut of the power would, and has another one go on with what it has left. */
  void killAndStartAgain() throws IOException, InterruptedException {
    kill();
    startAgain();
  }

  /** Kills it as a cut of the power would. */
  void kill() throws InterruptedException {
    close();
    process.waitFor();
  }

  /** Has another one go on with what it has left. */
  void startAgain() throws IOException {
    process = run();
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
