package org.panah.examples.nationalnode;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.http.Route;

/**
 * Tells of each request in a line of the access log and in numbers: what was asked for by its name
 * in the contract, never by its path, and nothing of what was said. Safe for use by many threads.
 */
final class Telemetry {
  /** What is no route of the contract. */
  static final String NO_ROUTE = "none";

  private static final String ABSENT = "-";
  private static final double MILLIS = 1_000_000;

  private final InstantSource time;
  private final Consumer<String> log;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicInteger streams = new AtomicInteger();

  /**
   * Tells of nothing yet.
   *
   * @param time for the lines of the log
   * @param log where they go
   */
  Telemetry(InstantSource time, Consumer<String> log) {
    this.time = time;
    this.log = log;
    Gauge.builder("panah.streams", streams, AtomicInteger::get)
        .description("Open streams of changes")
        .register(meters);
  }

  /** The name by which a route is told of. */
  static String name(@Nullable Route route) {
    return route == null ? NO_ROUTE : route.operationId();
  }

  /**
   * Tells of a request that was answered.
   *
   * @param route null for none of the contract's
   * @param began by the clock of {@link System#nanoTime}
   * @param bytes how long the answer's body is
   * @param agency whose credential it was; null if that is not known
   * @param correlation the asking system's name of the request; null if there is none, or its
   *     caller is not known
   */
  void answered(
      @Nullable Route route,
      int status,
      long began,
      long bytes,
      @Nullable String agency,
      @Nullable String correlation) {
    long nanos = System.nanoTime() - began;
    Timer.builder("panah.requests")
        .description("Requests and how long they took")
        .tag("route", name(route))
        .tag("status", Integer.toString(status))
        .publishPercentileHistogram(false)
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2))
        .register(meters)
        .record(Duration.ofNanos(nanos));
    log.accept(
        "%s %s %d %.1fms %dB %s %s"
            .formatted(
                time.instant(),
                name(route),
                status,
                nanos / MILLIS,
                bytes,
                agency == null ? ABSENT : agency,
                correlation == null ? ABSENT : correlation));
  }

  /** Counts a refusal. */
  void refused(String rule, boolean audited) {
    Counter.builder("panah.refusals")
        .description("Requests that the node refused, by rule, and whether the audit tells of each")
        .tag("rule", rule)
        .tag("audited", Boolean.toString(audited))
        .register(meters)
        .increment();
  }

  /** Counts a stream that begins, or with a negative number one that ends. */
  void streams(int more) {
    streams.addAndGet(more);
  }

  /** Shows how old the newest state is that answers are known to reflect, in seconds. */
  void feedAge(Supplier<Number> seconds) {
    Gauge.builder("panah.feed.age.seconds", seconds)
        .description("Age of the state that answers reflect; NaN if the store does not answer")
        .register(meters);
  }

  /** The numbers, in the text form of Prometheus. */
  String scrape() {
    return meters.scrape();
  }
}
