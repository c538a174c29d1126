package org.panah.examples.nationalnode;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.panah.Registry;
import org.panah.http.CallListener;
import org.panah.http.HttpRegistry;
import org.panah.http.RetryPolicy;
import org.panah.http.Route;
import org.panah.testkit.Fault;
import org.panah.testkit.FaultProxy;

/** A line to a node on which answers are lost, and a registry at its end. */
final class Losses implements AutoCloseable {
  // Of somebody who does not give up while others look for the node.
  private static final RetryPolicy PATIENT =
      new RetryPolicy(100, Duration.ofMillis(1), Duration.ofMillis(50), 0.1);

  private static final List<Fault> LOSING =
      List.of(
          Fault.cutAfter(),
          Fault.cutWithin(),
          Fault.garbage(),
          Fault.answerAfter(502, "<html>bad gateway</html>"),
          Fault.answerAfter(503, ""),
          Fault.answerAfter(504, ""),
          Fault.answerAfter(200, "{\"cut\":"));

  final FaultProxy proxy;
  final Registry registry;
  private final Random random = new Random(7);
  private final AtomicInteger answered = new AtomicInteger();
  private final Set<Route> routes = EnumSet.noneOf(Route.class);

  /**
   * A line without a fault so far.
   *
   * @param port of the node
   * @param listener is told of every request
   */
  Losses(int port, CallListener listener) {
    proxy = FaultProxy.to(port);
    registry =
        HttpRegistry.connect(
            NodeProcess.settings(proxy.uri())
                .retries(PATIENT)
                .listener(
                    attempt -> {
                      note(attempt);
                      listener.attempted(attempt);
                    }));
  }

  private synchronized void note(CallListener.Attempt attempt) {
    routes.add(attempt.route());
    if (attempt.outcome() != CallListener.Outcome.FAILED) {
      answered.incrementAndGet();
    }
  }

  /** What was asked for. */
  synchronized Set<Route> routes() {
    return EnumSet.copyOf(routes);
  }

  /** How many answers of the node were lost on the way, or are on it. */
  long lost() {
    return proxy.passed() - answered.get();
  }

  /** How many requests were lost on the way. */
  long unheard() {
    return proxy.requests() - proxy.passed();
  }

  /**
   * Queues faults by chance: of three requests the answer to one is lost, of some the request
   * itself, and some connections end in order.
   */
  synchronized void queue(int requests) {
    for (int i = 0; i < requests; i++) {
      proxy.next(any());
    }
  }

  private Fault any() {
    int chance = random.nextInt(20);
    if (chance < 7) {
      return LOSING.get(random.nextInt(LOSING.size()));
    }
    return chance == 7 ? Fault.cutBefore() : chance == 8 ? Fault.closing() : Fault.none();
  }

  @Override
  public void close() {
    registry.close();
    proxy.close();
  }
}
