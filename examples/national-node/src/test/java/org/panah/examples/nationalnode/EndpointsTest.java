package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.panah.http.Route;

/** The node serves what the contract has. */
class EndpointsTest {
  @Test
  void every_route_hasAnEndpoint_butThoseThatAreServedWithoutASessionOrAsAStream() {
    assertThat(new Endpoints(InstantSource.system(), new FeedPages(Duration.ZERO)).all().keySet())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(Route.WATCH_ALERTS, Route.FOLLOW_CHANGES, Route.GET_HEALTH)));
  }
}
