package org.panah.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls nodes. Safe for use by many threads. */
final class Caller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
  private static final byte[] NOTHING = {};

  /** What is asked to be gone; whoever asks again and finds nothing has what was asked. */
  private static final Set<Route> ENDS =
      Set.of(Route.ERASE_OFFENDER, Route.WITHDRAW_SIGHTING, Route.REMOVE_POST, Route.END_WATCH);

  private final HttpSettings settings;
  private final Wire wire;
  private final List<Node> nodes;
  private final RetryBudget budget;
  private final HealthProbe health;

  Caller(HttpSettings settings) {
    this.settings = settings;
    wire = new Wire(settings);
    nodes = settings.nodes().stream().map(uri -> new Node(uri, System.nanoTime())).toList();
    budget = new RetryBudget(settings.retries().budget());
    health = new HealthProbe(settings, wire);
  }

  /**
   * The body of a node's answer.
   *
   * @throws PanahException whatever the node answers instead, or {@code Unavailable} if it does not
   *     within the deadline
   */
  byte[] call(Call call) {
    Errand<byte[]> errand = new Errand<>(this, call, true, this::whole);
    try {
      return errand.run();
    } catch (PanahException.NotFound e) {
      if (errand.unknown() && ENDS.contains(call.route())) {
        return NOTHING;
      }
      throw e;
    }
  }

  /**
   * An answer that goes on for as long as the node and its reader want. The deadline holds until
   * its header has come. It ends with an {@link IOException} when this is closed.
   *
   * @param reader of the body; what it answers must be there when the header is, as that of {@code
   *     BodyHandlers.ofInputStream()} is, and closing or cancelling it ends the exchange
   * @return what the reader answers
   * @throws PanahException as {@link #call} does
   */
  <T> T open(Call call, HttpResponse.BodyHandler<T> reader) {
    return new Errand<T>(this, call, false, info -> endless(info, reader)).run();
  }

  private BodySubscriber<Reply.Body<byte[]>> whole(ResponseInfo info) {
    return BodySubscribers.mapping(
        CappedBody.of(info, settings.largestAnswer()),
        bytes -> wanted(info) ? Reply.Body.wanted(object(bytes)) : Reply.Body.instead(bytes));
  }

  private <T> BodySubscriber<Reply.Body<T>> endless(
      ResponseInfo info, HttpResponse.BodyHandler<T> reader) {
    return wanted(info)
        ? BodySubscribers.mapping(wire.open(reader.apply(info)), Reply.Body::wanted)
        : BodySubscribers.mapping(
            CappedBody.of(info, settings.largestAnswer()), Reply.Body::instead);
  }

  private static boolean wanted(ResponseInfo info) {
    return info.statusCode() / 100 == 2;
  }

  // Everything that a node answers is one object. What is none comes from something in between, or
  // was cut, and is worth another request.
  private static byte[] object(byte[] bytes) {
    int first = 0;
    int last = bytes.length - 1;
    while (first < last && bytes[first] <= ' ') {
      first++;
    }
    while (first < last && bytes[last] <= ' ') {
      last--;
    }
    if (bytes.length == 0 || (bytes[first] == '{' && bytes[last] == '}')) {
      return bytes;
    }
    throw new UncheckedIOException(new IOException("the answer is no JSON object"));
  }

  HttpSettings settings() {
    return settings;
  }

  Wire wire() {
    return wire;
  }

  RetryBudget budget() {
    return budget;
  }

  /**
   * The nodes, best first: those that are closed as the settings order them, then the others, those
   * first that were not asked for longest.
   */
  List<Node> nodes() {
    if (nodes.size() == 1 || nodes.stream().allMatch(Node::closed)) {
      return nodes;
    }
    health.look(nodes);
    // Each is looked at once, since others may change it meanwhile.
    long now = System.nanoTime();
    List<Node> best = new ArrayList<>();
    NavigableMap<Long, List<Node>> rest = new TreeMap<>();
    for (Node node : nodes) {
      (node.closed()
              ? best
              : rest.computeIfAbsent(node.lastVisit() - now, any -> new ArrayList<>()))
          .add(node);
    }
    rest.values().forEach(best::addAll);
    return best;
  }

  /** Tells of a request that has ended. */
  void tell(CallListener.Attempt attempt) {
    LOG.debug(
        "{} at {}, request {}: {} {} in {} ms",
        attempt.route().operationId(),
        attempt.node().getAuthority(),
        attempt.number(),
        attempt.status(),
        attempt.outcome(),
        attempt.took().toMillis());
    try {
      settings.listener().attempted(attempt);
    } catch (RuntimeException e) {
      LOG.warn("The listener of calls failed", e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
