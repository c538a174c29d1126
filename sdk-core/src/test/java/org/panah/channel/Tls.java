package org.panah.channel;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for {@code localhost}, and no other name, that was made just now, and those who
 * trust it alone.
 */
final class Tls {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private Tls() {}

  /** The same certificate for all tests: to make one takes a second. */
  static SSLContext context() {
    return Holder.CONTEXT;
  }

  private static final class Holder {
    static final SSLContext CONTEXT = make();
  }

  private static SSLContext make() {
    try {
      Path folder = Files.createTempDirectory("panah-tls");
      Path file = folder.resolve("loopback.p12");
      try {
        return make(file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext make(Path file) throws Exception {
    String arguments =
        "-genkeypair -alias loopback -keyalg EC -validity 2 -dname CN=localhost"
            + " -ext SAN=dns:localhost -storetype PKCS12 -storepass changeit -keystore "
            + file;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    keytool.getInputStream().readAllBytes();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool made no certificate");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("loopback", store.getCertificate("loopback"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
