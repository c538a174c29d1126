package org.panah.http;

import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * How nodes are reached. Immutable; every method that sets something answers new settings. Make
 * them by {@link #to}.
 *
 * @param nodes the nodes, each serving the same registry; the first is preferred
 * @param tokens where the bearer token comes from
 * @param deadline how long a call may take: token, connections, whole answers and repetitions
 * @param retries how failed calls are repeated
 * @param connectTimeout how long making a connection may take
 * @param largestAnswer how many bytes an answer may have, before and after it is inflated
 * @param zipRequests whether requests of more than some kilobytes are deflated; the node must be
 *     able to read them
 * @param plainHttp whether nodes beyond this machine may be reached without TLS
 * @param tls whom to trust, and by which certificate to be known; null for the JDK's own
 * @param proxy the way out; null for the JDK's own
 * @param silence after how long a stream of changes is opened again of which nothing comes, not
 *     even the sign of life that a node gives every ten seconds
 * @param listener is told of every request
 */
public record HttpSettings(
    List<URI> nodes,
    TokenSource tokens,
    Duration deadline,
    RetryPolicy retries,
    Duration connectTimeout,
    int largestAnswer,
    boolean zipRequests,
    boolean plainHttp,
    @Nullable SSLContext tls,
    @Nullable ProxySelector proxy,
    Duration silence,
    CallListener listener) {
  private static final int STANDARD_LARGEST_ANSWER = 64 << 20;
  private static final Duration STANDARD_SILENCE = Duration.ofSeconds(25);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Checks that there is a node, and that all are reached as the settings allow. */
  public HttpSettings {
    nodes = List.copyOf(nodes);
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(listener, "listener");
    if (nodes.isEmpty()) {
      throw new PanahException.InvalidRequest("nodes", "at least one");
    }
    for (URI node : nodes) {
      NodeAddress.checked("nodes", node, plainHttp);
    }
    check("deadline", deadline);
    check("connectTimeout", connectTimeout);
    check("silence", silence);
    if (largestAnswer < 1) {
      throw new PanahException.InvalidRequest("largestAnswer", "more than zero");
    }
  }

  private static void check(String field, Duration time) {
    if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest(field, "more than zero, at most a day");
    }
  }

  /**
   * Settings for a node, with ten seconds for a call, two for a connection, 64 MB for an answer,
   * and no token.
   *
   * @param node for example {@code https://panah.example.gov.pk}
   * @param others more nodes that serve the same registry
   * @return the settings
   * @throws PanahException.InvalidRequest if a node is not {@code https}, nor on this machine;
   *     {@link #toPlain} allows that
   */
  public static HttpSettings to(URI node, URI... others) {
    return settings(Stream.concat(Stream.of(node), Stream.of(others)).toList(), false);
  }

  /**
   * The same for nodes that may be reached without TLS: whoever listens on the way reads the token
   * and everything else.
   *
   * @param node for example {@code http://10.0.0.7:8080}
   * @param others more nodes that serve the same registry
   * @return the settings
   */
  public static HttpSettings toPlain(URI node, URI... others) {
    return settings(Stream.concat(Stream.of(node), Stream.of(others)).toList(), true);
  }

  private static HttpSettings settings(List<URI> nodes, boolean plain) {
    return new HttpSettings(
        nodes,
        TokenSource.fixed(""),
        Duration.ofSeconds(10),
        RetryPolicy.standard(),
        Duration.ofSeconds(2),
        STANDARD_LARGEST_ANSWER,
        false,
        plain,
        null,
        null,
        STANDARD_SILENCE,
        attempt -> {});
  }

  /** These settings with a source of tokens. */
  public HttpSettings tokens(TokenSource value) {
    return with(draft -> draft.tokens = value);
  }

  /** These settings with another time for a call. */
  public HttpSettings deadline(Duration value) {
    return with(draft -> draft.deadline = value);
  }

  /** These settings with another way to repeat calls. */
  public HttpSettings retries(RetryPolicy value) {
    return with(draft -> draft.retries = value);
  }

  /** These settings with another time for making a connection. */
  public HttpSettings connectTimeout(Duration value) {
    return with(draft -> draft.connectTimeout = value);
  }

  /** These settings with another bound for answers, in bytes. */
  public HttpSettings largestAnswer(int bytes) {
    return with(draft -> draft.largestAnswer = bytes);
  }

  /** These settings with large requests deflated, or not. */
  public HttpSettings zipRequests(boolean value) {
    return with(draft -> draft.zipRequests = value);
  }

  /** These settings with authorities to trust, and a certificate of one's own if it holds one. */
  public HttpSettings tls(SSLContext value) {
    return with(draft -> draft.tls = Objects.requireNonNull(value, "tls"));
  }

  /** These settings with a way out. */
  public HttpSettings proxy(ProxySelector value) {
    return with(draft -> draft.proxy = Objects.requireNonNull(value, "proxy"));
  }

  /** These settings with another time after which a silent stream of changes is opened again. */
  public HttpSettings silence(Duration value) {
    return with(draft -> draft.silence = value);
  }

  /** These settings with somebody who is told of every request. */
  public HttpSettings listener(CallListener value) {
    return with(draft -> draft.listener = value);
  }

  private HttpSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new HttpSettings(
        nodes,
        draft.tokens,
        draft.deadline,
        draft.retries,
        draft.connectTimeout,
        draft.largestAnswer,
        draft.zipRequests,
        plainHttp,
        draft.tls,
        draft.proxy,
        draft.silence,
        draft.listener);
  }

  private static final class Draft {
    private TokenSource tokens;
    private Duration deadline;
    private RetryPolicy retries;
    private Duration connectTimeout;
    private int largestAnswer;
    private boolean zipRequests;
    private @Nullable SSLContext tls;
    private @Nullable ProxySelector proxy;
    private Duration silence;
    private CallListener listener;

    private Draft(HttpSettings from) {
      tokens = from.tokens;
      deadline = from.deadline;
      retries = from.retries;
      connectTimeout = from.connectTimeout;
      largestAnswer = from.largestAnswer;
      zipRequests = from.zipRequests;
      tls = from.tls;
      proxy = from.proxy;
      silence = from.silence;
      listener = from.listener;
    }
  }
}
