package org.panah.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Objects;

/**
 * Counts and times requests by Micrometer, in a timer {@code panah.http.requests} with the tags
 * {@code route}, {@code node}, {@code outcome} and {@code status}; none of them tells of anybody.
 * Needs {@code micrometer-core}, which the host adds; nothing else here does. Safe for use by many
 * threads.
 */
public final class MicrometerCalls implements CallListener {
  private final MeterRegistry meters;

  private MicrometerCalls(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * A listener for {@link HttpSettings#listener}.
   *
   * @param meters where the timer is kept
   * @return the listener
   */
  public static CallListener on(MeterRegistry meters) {
    return new MicrometerCalls(Objects.requireNonNull(meters, "meters"));
  }

  @Override
  public void attempted(Attempt attempt) {
    Timer.builder("panah.http.requests")
        .description("Requests to nodes, repetitions included")
        .tag("route", attempt.route().operationId())
        .tag("node", attempt.node().getAuthority())
        .tag("outcome", attempt.outcome().name())
        .tag("status", String.valueOf(attempt.status()))
        .register(meters)
        .record(attempt.took());
  }
}
