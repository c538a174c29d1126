package org.panah.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * One call and its repetitions: rounds over the nodes, with a pause before each but the first.
 * Within a round every node is asked once at most, the next at once when one fails. Used by one
 * thread.
 *
 * <p>A repetition takes from the budget, unless it goes to a node that is not known to be down and
 * has not seen this call, follows a request that was never sent, or asks such a node about a write
 * whose outcome is unknown.
 */
final class Errand<T> {
  private static final int WORTH_ZIPPING = 8 << 10;

  private final Caller caller;
  private final Call call;
  private final boolean zipped;
  private final HttpResponse.BodyHandler<Reply.Body<T>> handler;
  private final RetryPolicy policy;
  private final long end;
  private final String key;
  private final Map<Node, Integer> lastRound = new HashMap<>();
  private @Nullable Reply<T> last;
  private int round = 1;
  private int sent;
  private int sentBefore;
  private boolean paid;
  private boolean renewed;
  private boolean unknown;

  /**
   * A call that begins now.
   *
   * @param zipped whether the handler inflates what it reads
   */
  Errand(
      Caller caller, Call call, boolean zipped, HttpResponse.BodyHandler<Reply.Body<T>> handler) {
    this.caller = caller;
    this.call = call;
    this.zipped = zipped;
    this.handler = handler;
    policy = caller.settings().retries();
    end = System.nanoTime() + caller.settings().deadline().toNanos();
    key = call.route().writes() ? UUID.randomUUID().toString() : "";
  }

  /** What is answered. */
  T run() {
    caller.wire().check();
    caller.budget().called();
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      while (true) {
        try (Node.Visit visit = next()) {
          Reply<T> reply = ask(visit);
          T body = reply.body();
          if (body != null) {
            return body;
          }
          last = reply;
          if (!reply.again()) {
            throw failure();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanahException.Unavailable("node", e);
    }
  }

  /** Whether a request before the last one may have had its effect. */
  boolean unknown() {
    return unknown;
  }

  private long left() {
    return end - System.nanoTime();
  }

  private PanahException failure() {
    PanahException failure = last == null ? null : last.failure();
    if (failure == null) {
      return new PanahException.Unavailable("node", null);
    }
    return failure instanceof PanahException.TooStale && unknown
        ? new PanahException.Unavailable("node", failure)
        : failure;
  }

  /** The node that is asked next, if need be after a pause. */
  private Node.Visit next() throws InterruptedException {
    while (true) {
      if (left() <= 0) {
        throw failure();
      }
      if (last == null || last.elsewhere() || sent == sentBefore) {
        Node.Visit visit = pick();
        if (visit != null) {
          return visit;
        }
      }
      if (last == null || isOver()) {
        throw failure();
      }
      pause();
    }
  }

  private Node.@Nullable Visit pick() {
    for (Node node : caller.nodes()) {
      if (lastRound.getOrDefault(node, 0) < round) {
        boolean free = isFree(node);
        Node.Visit visit = node.enter(System.nanoTime());
        if (visit != null && (free || caller.budget().take())) {
          paid = false;
          return visit;
        }
        if (visit != null) {
          visit.close();
        }
      }
    }
    return null;
  }

  private boolean isFree(Node node) {
    if (last == null || paid) {
      return true;
    }
    boolean first = !lastRound.containsKey(node);
    return (first && (node.closed() || last.effect() == Reply.Effect.NOT_SENT))
        || (unknown && node.closed());
  }

  private boolean isOver() {
    if (policy.attempts() == 1) {
      return true;
    }
    if (unknown) {
      // Until the deadline: others may find out meanwhile that a node is back.
      return false;
    }
    boolean nothingSent = sent == sentBefore;
    if (nothingSent || round >= policy.attempts()) {
      return true;
    }
    paid = caller.budget().take();
    return !paid;
  }

  private void pause() throws InterruptedException {
    long most = Math.max(1, policy.ceiling(round));
    long asked = last == null ? 0 : last.patience().toNanos();
    long wait = Math.max(asked, ThreadLocalRandom.current().nextLong(most));
    // There is nothing to wait for.
    if (wait >= left()) {
      throw failure();
    }
    caller.wire().pause(wait);
    round++;
    sentBefore = sent;
  }

  private Reply<T> ask(Node.Visit visit) throws InterruptedException {
    lastRound.put(visit.node(), round);
    String token = token();
    Reply<T> reply = send(visit, token);
    if (reply.status() == 401 && !renewed) {
      renewed = true;
      caller.settings().tokens().refused(token);
      String fresh = token();
      if (!fresh.equals(token)) {
        reply = send(visit, fresh);
      }
    }
    return reply;
  }

  private Reply<T> send(Node.Visit visit, String token) throws InterruptedException {
    sent++;
    HttpRequest request = request(visit.node(), token);
    long began = System.nanoTime();
    Reply<T> reply;
    try {
      reply =
          Reply.of(
              caller
                  .wire()
                  .send(request, handler, share(visit.node()), visit.node().isKnown(began)));
    } catch (IOException e) {
      reply = Reply.none(e);
    }
    long now = System.nanoTime();
    visit.tells(reply.health(), now);
    unknown |= call.route().writes() && reply.effect() == Reply.Effect.UNKNOWN;
    caller.tell(
        new CallListener.Attempt(
            call.route(),
            visit.node().uri(),
            sent,
            reply.status(),
            reply.outcome(),
            Duration.ofNanos(now - began)));
    return reply;
  }

  /** What is left of the time, or of it this node's part if others could answer as well. */
  private long share(Node node) {
    List<Node> others = caller.nodes();
    if (others.size() == 1) {
      return left();
    }
    long waiting =
        others.stream()
            .filter(other -> other != node && other.closed())
            .filter(other -> lastRound.getOrDefault(other, 0) < round)
            .count();
    return left() / (1 + waiting);
  }

  private String token() throws InterruptedException {
    TokenSource tokens = caller.settings().tokens();
    Optional<String> atHand = tokens.atHand();
    String token;
    try {
      token = atHand.isPresent() ? atHand.get() : caller.wire().work(tokens::token, left());
    } catch (IOException e) {
      throw new PanahException.Unavailable("token", e);
    }
    // The client would tell it in its exception.
    if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new PanahException.Unavailable("token", null);
    }
    return token;
  }

  private HttpRequest request(Node node, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(node.at(call.target()));
    if (zipped) {
      request.header("Accept-Encoding", "gzip");
    }
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int i = 0; i < call.fields().size(); i += 2) {
      request.header(call.fields().get(i), call.fields().get(i + 1));
    }
    if (call.route().writes()) {
      request.header(Headers.IDEMPOTENCY_KEY, key);
      if (unknown) {
        request.header(Headers.ATTEMPT, String.valueOf(sent));
      }
    }
    byte[] body = call.body();
    if (body == null) {
      return request.method(call.route().method(), HttpRequest.BodyPublishers.noBody()).build();
    }
    request.header("Content-Type", "application/json");
    if (caller.settings().zipRequests() && body.length > WORTH_ZIPPING) {
      body = zipped(body);
      request.header("Content-Encoding", "gzip");
    }
    return request
        .method(call.route().method(), HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static byte[] zipped(byte[] body) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
