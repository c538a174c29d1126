package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.http.CallListener.Attempt;
import org.panah.http.CallListener.Outcome;
import org.panah.testkit.Fault;

/** What is told of calls. */
class CallListenerTest extends CallerFixture {
  private final Queue<Attempt> told = new ConcurrentLinkedQueue<>();

  private List<String> told() {
    return told.stream()
        .map(each -> each.number() + " " + each.status() + " " + each.outcome())
        .toList();
  }

  @Test
  void eachRequest_isToldOf() {
    Caller caller = caller(settings().listener(told::add));
    proxy.next(Fault.answer(502, ""), Fault.cutAfter());
    caller.call(find());
    assertThat(told()).containsExactly("1 502 FAILED", "2 0 FAILED", "3 200 ANSWERED");
    assertThat(told)
        .allSatisfy(
            each -> {
              assertThat(each.route()).isEqualTo(Route.FIND_OFFENDERS);
              assertThat(each.node()).isEqualTo(proxy.uri());
              assertThat(each.took()).isPositive();
            });
  }

  @Test
  void refusals_areToldApartFromFailures() {
    node.answering(exchange -> KeyedNode.answer(exchange, new PanahException.NotFound("alert")));
    Caller caller = caller(settings().listener(told::add));
    try {
      caller.call(read());
    } catch (PanahException.NotFound e) {
      assertThat(told()).containsExactly("1 404 REFUSED");
    }
    assertThat(told).extracting(Attempt::outcome).containsExactly(Outcome.REFUSED);
  }

  @Test
  void listenerThatThrows_isOfNoEffect() {
    Caller caller =
        caller(
            settings()
                .listener(
                    attempt -> {
                      throw new IllegalStateException("listener");
                    }));
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
  }

  @Test
  void micrometer_timesRequests() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Caller caller = caller(settings().listener(MicrometerCalls.on(meters)));
    proxy.next(Fault.answer(503, ""));
    caller.call(find());
    caller.call(find());
    assertThat(
            meters
                .get("panah.http.requests")
                .tags("route", "findOffenders", "outcome", "ANSWERED", "status", "200")
                .tag("node", URI.create(proxy.uri().toString()).getAuthority())
                .timer()
                .count())
        .isEqualTo(2);
    assertThat(meters.get("panah.http.requests").tag("outcome", "FAILED").timer().count())
        .isEqualTo(1);
  }
}
