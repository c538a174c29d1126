package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.common.PanahException;

/** Key stores are made by the running JDK's keytool. */
class TlsTest {
  private static final String PASSWORD = "not-a-secret";

  @TempDir static Path folder;

  private static Path server;
  private static Path client;
  private static Path stranger;
  private static Path trust;

  @BeforeAll
  static void make() throws Exception {
    server = keys("server");
    client = keys("client");
    stranger = keys("stranger");
    trust = folder.resolve("trust.p12");
    for (Path store : List.of(server, client)) {
      String name = store.getFileName().toString();
      Path certificate = folder.resolve(name + ".crt");
      keytool(
          "-exportcert",
          "-alias",
          "key",
          "-keystore",
          store.toString(),
          "-file",
          certificate.toString());
      keytool(
          "-importcert",
          "-noprompt",
          "-alias",
          name,
          "-keystore",
          trust.toString(),
          "-file",
          certificate.toString());
    }
  }

  private static Path keys(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-alias",
        "key",
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-keystore",
        store.toString());
    return store;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  /** A client that trusts the node; with a certificate if there is one. */
  private static HttpClient client(Path... own) throws GeneralSecurityException, IOException {
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store(trust));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own.length == 0 ? null : store(own[0]), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(context).build();
  }

  private static HttpResponse<String> posts(
      RunningNode node, HttpClient client, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("https://localhost:" + node.node.port() + "/v1/offenders/nobody"));
    fields.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void keyStoreThatCannotBeUsed_isNamed() {
    for (Tls tls : List.of(Tls.of(server, "wrong"), Tls.of(folder.resolve("none"), PASSWORD))) {
      assertThatThrownBy(
              () -> new RunningNode(folder, Binding.loopback().with(tls), parts -> parts))
          .isInstanceOfSatisfying(
              PanahException.InvalidRequest.class,
              e -> assertThat(e.field()).isEqualTo("tls.key-store"));
    }
  }

  @Test
  void node_speaksTls() throws Exception {
    Binding binding = Binding.loopback().with(Tls.of(server, PASSWORD));
    try (RunningNode node = new RunningNode(folder, binding, parts -> parts)) {
      HttpResponse<String> answer = posts(node, client(), node.fields());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      try (RawConnection plain = node.raw()) {
        assertThat(plain.say("GET /v1/health HTTP/1.1\r\nHost: node\r\n\r\n").heard())
            .doesNotContain("200");
      }
    }
  }

  @Test
  void clientsWithoutCertificateThatIsTrusted_areSentAway_whereOneIsRequired() throws Exception {
    Binding binding =
        Binding.loopback().with(Tls.of(server, PASSWORD).trusting(trust, PASSWORD, true));
    try (RunningNode node = new RunningNode(folder, binding, parts -> parts)) {
      assertThat(posts(node, client(client), node.fields()).statusCode()).isEqualTo(404);
      assertThatThrownBy(() -> posts(node, client(), node.fields()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> posts(node, client(stranger), node.fields()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void tokenThatIsBoundToACertificate_holdsOnItsConnectionsOnly() throws Exception {
    Binding binding =
        Binding.loopback().with(Tls.of(server, PASSWORD).trusting(trust, PASSWORD, false));
    byte[] certificate = store(client).getCertificate("key").getEncoded();
    String thumbprint =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Answers.sha256().digest(certificate));
    try (RunningNode node = new RunningNode(folder, binding, parts -> parts)) {
      Map<String, String> bound = node.fields();
      bound.put(
          "Authorization",
          "Bearer "
              + TokenMaker.maker()
                  .rsa(
                      TokenMaker.claims(node.time.instant())
                          .claim("cnf", Map.of("x5t#S256", thumbprint))));
      assertThat(posts(node, client(client), bound).statusCode()).isEqualTo(404);
      assertThat(posts(node, client(), bound).statusCode()).isEqualTo(401);
      assertThat(posts(node, client(server), bound).statusCode()).isEqualTo(401);
      assertThat(posts(node, client(), node.fields()).statusCode()).isEqualTo(404);
      assertThat(node.refusedBy()).containsExactly("credential", "credential");
    }
  }
}
