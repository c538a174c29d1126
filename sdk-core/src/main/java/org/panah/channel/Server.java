package org.panah.channel;

import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * A server that takes messages, and how to log in there. Hides the log-in.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param protection how what is sent is protected
 * @param tls whom to trust; null for the platform's authorities
 * @param user whom to log in as; null if nobody
 * @param password of the user; null if nobody
 */
record Server(
    String host,
    int port,
    Protection protection,
    @Nullable SSLContext tls,
    @Nullable String user,
    @Nullable String password) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");

  /** How a connection is protected. */
  enum Protection {
    /** Not at all. */
    NONE,
    /** By TLS that is begun after the first words; not spoken to without it. */
    STARTTLS,
    /** By TLS from the first byte on. */
    TLS
  }

  Server {
    if (host == null || !HOST.matcher(host).matches()) {
      throw new PanahException.InvalidRequest("server.host", "a host's name or address");
    }
    if (port < 1 || port > 65_535) {
      throw new PanahException.InvalidRequest("server.port", "1 to 65535");
    }
  }

  Server login(String as, String with) {
    if (as == null || as.isBlank() || with == null || with.isEmpty()) {
      throw new PanahException.InvalidRequest("server.login", "a user and a password");
    }
    return new Server(host, port, protection, tls, as, with);
  }

  Server protectedBy(Protection other) {
    return new Server(host, port, other, tls, user, password);
  }

  Server trusting(SSLContext context) {
    return new Server(host, port, protection, context, user, password);
  }

  @Override
  public String toString() {
    return host + ":" + port + ", " + protection;
  }
}
