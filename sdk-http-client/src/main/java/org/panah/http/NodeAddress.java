package org.panah.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** The rules of addresses to which tokens and persons' data are sent. */
final class NodeAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private NodeAddress() {}

  /**
   * An address that keeps the rules.
   *
   * @param field what it is, for the error
   * @param plain whether it may be reached without TLS beyond this machine
   */
  static URI checked(String field, URI uri, boolean plain) {
    String scheme = lower(uri.getScheme());
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new PanahException.InvalidRequest(field, "http or https");
    }
    if (uri.getHost() == null || uri.getPort() > 65_535) {
      throw new PanahException.InvalidRequest(field, "has a host");
    }
    if (uri.getRawUserInfo() != null) {
      throw new PanahException.InvalidRequest(field, "has no user and no password");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new PanahException.InvalidRequest(field, "has no query and no fragment");
    }
    if (scheme.equals("http") && !plain && !LOOPBACK.contains(lower(uri.getHost()))) {
      throw new PanahException.InvalidRequest(field, "https, or on this machine");
    }
    return uri;
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
