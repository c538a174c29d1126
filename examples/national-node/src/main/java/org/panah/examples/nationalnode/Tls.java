package org.panah.examples.nationalnode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * How connections are secured. Hides itself in its text.
 *
 * @param keyStore PKCS #12, with the node's key and its certificates
 * @param password of the key store
 * @param trustStore PKCS #12, with the authorities whose certificates clients may have; null if
 *     they need none
 * @param trustPassword of the trust store
 * @param required whether a client without certificate is sent away
 */
record Tls(
    Path keyStore,
    String password,
    @Nullable Path trustStore,
    @Nullable String trustPassword,
    boolean required) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** TLS without certificates of clients. */
  static Tls of(Path keyStore, String password) {
    return new Tls(keyStore, password, null, null, false);
  }

  /** This, with certificates of clients. */
  Tls trusting(Path store, String storePassword, boolean required) {
    return new Tls(keyStore, password, store, storePassword, required);
  }

  /** The settings of Jetty that are meant. */
  SslContextFactory.Server factory() {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setKeyStorePath(existing(keyStore, "tls.key-store").toString());
    factory.setKeyStorePassword(password);
    factory.setIncludeProtocols(PROTOCOLS);
    factory.setRenegotiationAllowed(false);
    Path trusted = trustStore;
    if (trusted != null) {
      factory.setTrustStorePath(existing(trusted, "tls.trust-store").toString());
      factory.setTrustStorePassword(trustPassword);
      factory.setNeedClientAuth(required);
      factory.setWantClientAuth(true);
    }
    return factory;
  }

  private static Path existing(Path file, String field) {
    if (!Files.isReadable(file)) {
      throw new PanahException.InvalidRequest(field, "a file that can be read");
    }
    return file.toAbsolutePath();
  }

  @Override
  public String toString() {
    return "Tls[hidden]";
  }
}
