package org.panah.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * Where the bearer token comes from with which a node is asked. Safe for use by many threads. None
 * of the sources here tells a token or a secret in a message, a log line or its text.
 */
@FunctionalInterface
public interface TokenSource {
  /**
   * The token to be sent with a request that begins now. May wait for others; a call that waits for
   * it ends at its deadline and then interrupts this.
   *
   * @return a bearer token, without the word {@code Bearer}; empty to ask without one
   * @throws PanahException.Unavailable if there is none to be had
   */
  String token();

  /**
   * The token that {@link #token()} would answer, if that takes no waiting.
   *
   * @return empty if it may take time to get one
   */
  default Optional<String> atHand() {
    return Optional.empty();
  }

  /**
   * Is told that a node does not take a token any more. The call asks for a token once again, and
   * is made again if that is another one.
   *
   * @param token the token that was refused
   */
  default void refused(String token) {}

  /**
   * One token for ever.
   *
   * @param token the bearer token
   * @return a source that answers it
   */
  static TokenSource fixed(String token) {
    return new FixedToken(Objects.requireNonNull(token, "token"));
  }

  /**
   * The token that stands in a file, without the white space around it. The file is read again when
   * it has changed; while it cannot be read, or is empty, the last token goes on.
   *
   * @param file which something else keeps up to date
   * @return a source that answers what stands there
   */
  static TokenSource file(Path file) {
    return new TokenFile(Objects.requireNonNull(file, "file"));
  }

  /**
   * Tokens by OAuth 2.0's grant of client credentials (RFC 6749, 4.4): a form is posted, with the
   * credentials in the header field of basic authentication.
   *
   * <p>A token is fetched when the first is needed, and anew in the background when a fifth of its
   * time is left, half a minute at most. While that fails, the old one goes on until it ends, and
   * each call that needs one tries again; one request is under way at a time. Time is measured from
   * before the request was sent, by a clock that nobody sets.
   *
   * @param endpoint of the authorization server; {@code https}, or on this machine
   * @param id of the client
   * @param secret of the client
   * @return a source that answers tokens; it throws {@code Unavailable("token endpoint")} when it
   *     has none and gets none
   */
  static TokenSource clientCredentials(URI endpoint, String id, String secret) {
    return clientCredentials(endpoint, id, secret, null, null);
  }

  /**
   * The same with a scope, and with the authorities that a host trusts.
   *
   * @param endpoint of the authorization server; {@code https}, or on this machine
   * @param id of the client
   * @param secret of the client
   * @param scope what the token is to be good for; null to leave it to the server
   * @param tls for the connection to the server; null for the JDK's own
   * @return a source that answers tokens
   */
  static TokenSource clientCredentials(
      URI endpoint, String id, String secret, @Nullable String scope, @Nullable SSLContext tls) {
    return new ClientCredentials(
        NodeAddress.checked("token endpoint", endpoint, false),
        ClientCredentials.basic(id, secret),
        scope,
        tls,
        System::nanoTime);
  }
}
