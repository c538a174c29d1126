package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Registry;
import org.panah.Session;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.TokenSource;
import org.panah.offender.OffenderId;

class NodeMainTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private NationalNode start(Path data) {
    return start(data, 0);
  }

  private NationalNode start(Path data, int port) {
    Properties properties = new Properties();
    properties.setProperty("data", data.toString());
    properties.setProperty("port", Integer.toString(port));
    properties.setProperty("admin.port", "off");
    return NodeMain.start(
        NodeConfig.of(properties, Map.of()), new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  @Test
  void onAnEmptyFolder_aNodeAnswersAtOnce_andKnowsAllAfterARestart(@TempDir Path folder)
      throws IOException {
    Path data = folder.resolve("data");
    try (NationalNode node = start(data);
        Registry remote = client(node, data)) {
      keeper(remote).offenders().register(Samples.record("one"));
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("http://127.0.0.1:", data.resolve("tokens").toString(), "curl")
        .doesNotContain(token(data));
    assertThat(Files.getPosixFilePermissions(data.resolve("tokens")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String first = token(data);
    try (NationalNode node = start(data);
        Registry remote = client(node, data)) {
      assertThat(keeper(remote).offenders().get(OffenderId.of("one"))).isPresent();
    }
    assertThat(token(data)).isEqualTo(first);
  }

  @Test
  void wrongToken_isRefused(@TempDir Path folder) {
    try (NationalNode node = start(folder);
        Registry remote =
            HttpRegistry.connect(
                HttpSettings.to(URI.create("http://127.0.0.1:" + node.port()))
                    .tokens(TokenSource.fixed("wrong")))) {
      assertThatThrownBy(() -> keeper(remote).offenders().get(OffenderId.of("one")))
          .isInstanceOfSatisfying(
              PanahException.NotPermitted.class, e -> assertThat(e.rule()).isEqualTo("credential"));
    }
  }

  @Test
  void portThatIsTaken_isNamed_andTheDatabaseIsLeftAlone(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("data");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(data, taken.getLocalPort()))
          .isInstanceOfSatisfying(
              PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("port"));
    }
    start(data).close();
  }

  private static Session keeper(Registry registry) {
    return registry.as(
        Access.by("officer-1", Role.REGISTRAR)
            .of(RunningNode.PUNJAB)
            .forPurpose(Purpose.RECORD_KEEPING));
  }

  private static Registry client(NationalNode node, Path data) throws IOException {
    return HttpRegistry.connect(
        HttpSettings.to(URI.create("http://127.0.0.1:" + node.port()))
            .tokens(TokenSource.fixed(token(data))));
  }

  private static String token(Path data) throws IOException {
    return Files.readAllLines(data.resolve("tokens")).stream()
        .filter(line -> !line.startsWith("#"))
        .findFirst()
        .orElseThrow()
        .split(" ", -1)[1];
  }

  @Test
  void nodeThatEnds_answersWhatItHasBegun_andTakesNothingNew(@TempDir Path folder)
      throws Exception {
    RunningNode node = new RunningNode(folder, parts -> parts);
    int port = node.node.port();
    byte[] body = RecordCodec.wire().encode(Samples.record("one"));
    Map<String, String> fields = node.writing();
    fields.put("Content-Length", Integer.toString(body.length));
    try (RawConnection idle = node.raw();
        RawConnection running = node.raw()) {
      running.say(RawConnection.head("POST /v1/offenders", fields));
      // The node has read the head when it answers another request that came later.
      for (byte first = 0; first < 3; first++) {
        assertThat(node.get("/v1/health", Map.of()).statusCode()).isEqualTo(200);
      }
      CompletableFuture<Void> ended = CompletableFuture.runAsync(node::close);
      assertThat(idle.heard()).isEmpty();
      assertThat(refusesSoon(port)).isTrue();
      assertThat(running.say(body).heard()).startsWith("HTTP/1.1 200");
      ended.get(10, TimeUnit.SECONDS);
    }
  }

  private static boolean refusesSoon(int port) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      } catch (ConnectException e) {
        return true;
      }
    }
    return false;
  }
}
