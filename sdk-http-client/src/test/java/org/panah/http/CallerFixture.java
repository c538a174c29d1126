package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.panah.common.PanahException;
import org.panah.testkit.Fault;
import org.panah.testkit.FaultProxy;

/** A node behind a proxy, and callers of it. */
abstract class CallerFixture {
  static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Waits that a test does not notice, and attempts that it can use up. */
  static final RetryPolicy QUICK =
      new RetryPolicy(4, Duration.ofMillis(1), Duration.ofMillis(5), 0.05);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicLong writes = new AtomicLong();
  final KeyedNode node = closing(KeyedNode.start());
  final FaultProxy proxy = closing(FaultProxy.to(node.port()));

  final <T extends AutoCloseable> T closing(T one) {
    open.add(one);
    return one;
  }

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  final HttpSettings settings() {
    return HttpSettings.to(proxy.uri()).deadline(DEADLINE).retries(QUICK);
  }

  final Caller caller() {
    return caller(settings());
  }

  final Caller caller(HttpSettings settings) {
    return closing(new Caller(settings));
  }

  static Call read() {
    return new Call(Route.GET_ALERT, "/v1/alerts/a", List.of(), null);
  }

  /** A question that travels in a body. */
  static Call find() {
    return new Call(Route.FIND_OFFENDERS, "/v1/offenders/find", List.of(), bytes("{}"));
  }

  /** A write that is told from all others. */
  final Call write() {
    return new Call(
        Route.REGISTER_OFFENDER,
        "/v1/offenders",
        List.of(),
        bytes("{\"write\":" + writes.incrementAndGet() + "}"));
  }

  static Call end(Route route, String path) {
    return new Call(route, path, List.of(), null);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static Fault[] times(int count, Fault fault) {
    return java.util.Collections.nCopies(count, fault).toArray(new Fault[0]);
  }

  /** What a call that is not answered throws. */
  static PanahException.Unavailable unavailable(Caller caller, Call call) {
    PanahException.Unavailable failure =
        catchThrowableOfType(PanahException.Unavailable.class, () -> caller.call(call));
    assertThat(failure).isNotNull();
    return failure;
  }
}
