package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a node: by TLS, by a certificate of one's own, by a proxy, below a path. */
class CallerWayTest extends CallerFixture {
  private static final char[] PASSWORD = "password".toCharArray();

  @Test
  void node_isReachedByAProxy() {
    ProxySelector way =
        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()));
    HttpSettings settings =
        HttpSettings.toPlain(URI.create("http://panah.example:8080")).deadline(DEADLINE);
    assertThat(text(caller(settings.proxy(way)).call(find()))).isEqualTo("{\"read\":true}");
    assertThat(proxy.requests()).isEqualTo(1);
  }

  @Test
  void node_mayBeBelowAPath() {
    node.answering(
        exchange ->
            KeyedNode.answer(exchange, 200, "{\"at\":\"" + exchange.getRequestURI() + "\"}"));
    HttpSettings below = HttpSettings.to(proxy.uri().resolve("/base/")).deadline(DEADLINE);
    assertThat(text(caller(below).call(find()))).isEqualTo("{\"at\":\"/base/v1/offenders/find\"}");
  }

  @Test
  void node_isTrustedAndTrusts_asTheSettingsSay(@TempDir Path folder) throws Exception {
    KeyStore keys = keys(folder.resolve("keys.p12"));
    SSLContext own = context(keys);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(own) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters strict = own.getDefaultSSLParameters();
            strict.setNeedClientAuth(true);
            parameters.setSSLParameters(strict);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            KeyedNode.answer(exchange, 200, "{\"tls\":true}");
          }
        });
    server.start();
    try {
      HttpSettings settings =
          HttpSettings.to(URI.create("https://127.0.0.1:" + server.getAddress().getPort()))
              .deadline(DEADLINE)
              .retries(QUICK);
      assertThat(text(caller(settings.tls(own)).call(find()))).isEqualTo("{\"tls\":true}");
      assertThat(unavailable(caller(settings), find())).hasCauseInstanceOf(SSLException.class);
    } finally {
      server.stop(0);
    }
  }

  /** A key with a certificate that it has signed itself, made by the JDK's own tool. */
  private static KeyStore keys(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "node",
                "-dname",
                "CN=node",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      return keys;
    }
  }

  private static SSLContext context(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("node", keys.getCertificate("node"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
