package org.panah.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.panah.common.PanahException;

/**
 * How nodes are reached. Immutable; every method that sets something answers new settings.
 *
 * @param nodes the nodes, each serving the same registry; the first is preferred
 * @param tokens where the bearer token comes from
 * @param deadline how long a call may take, with its repetitions
 */
public record HttpSettings(List<URI> nodes, TokenSource tokens, Duration deadline) {
  private static final Duration STANDARD_DEADLINE = Duration.ofSeconds(10);

  /** Checks that there is a node, and that all are reached over HTTP. */
  public HttpSettings {
    nodes = List.copyOf(nodes);
    Objects.requireNonNull(tokens, "tokens");
    if (nodes.isEmpty()) {
      throw new PanahException.InvalidRequest("nodes", "at least one");
    }
    for (URI node : nodes) {
      if (!"https".equals(node.getScheme()) && !"http".equals(node.getScheme())) {
        throw new PanahException.InvalidRequest("nodes", "http or https");
      }
    }
    if (deadline.isZero() || deadline.isNegative()) {
      throw new PanahException.InvalidRequest("deadline", "more than zero");
    }
  }

  /**
   * Settings for a node, with ten seconds for a call and no token.
   *
   * @param node for example {@code https://panah.example.gov.pk}
   * @param others more nodes that serve the same registry
   * @return the settings
   */
  public static HttpSettings to(URI node, URI... others) {
    return new HttpSettings(
        Stream.concat(Stream.of(node), Stream.of(others)).toList(),
        TokenSource.fixed(""),
        STANDARD_DEADLINE);
  }

  /** These settings with a source of tokens. */
  public HttpSettings tokens(TokenSource value) {
    return new HttpSettings(nodes, value, deadline);
  }

  /** These settings with another time for a call. */
  public HttpSettings deadline(Duration value) {
    return new HttpSettings(nodes, tokens, value);
  }
}
