package org.panah.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, while some nodes do the work, whether the others are back: no call waits for a node
 * that is known to be down. Where all are, calls themselves find out. Safe for use by many threads.
 */
final class HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(HealthProbe.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LARGEST = 1 << 16;

  private final HttpSettings settings;
  private final Wire wire;

  HealthProbe(HttpSettings settings, Wire wire) {
    this.settings = settings;
    this.wire = wire;
  }

  /** Asks those that are open, each once a second at most, and waits for none. */
  void look(List<Node> nodes) {
    if (nodes.stream().noneMatch(Node::closed)) {
      return;
    }
    for (Node node : nodes) {
      Node.Visit visit = node.look(System.nanoTime(), EVERY.toNanos());
      if (visit != null) {
        ask(visit);
      }
    }
  }

  private void ask(Node.Visit visit) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(visit.node().at(Route.GET_HEALTH.path())).timeout(PATIENCE);
    try {
      settings
          .tokens()
          .atHand()
          .filter(token -> !token.isEmpty())
          .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    } catch (PanahException | IllegalArgumentException e) {
      // A visit that never ended would keep everybody from the node. Nothing of the token is told.
      LOG.debug("The health of a node is asked for without a token");
    }
    wire.begin(
        request.build(),
        info -> CappedBody.of(info, LARGEST),
        PATIENCE,
        response -> {
          try (visit) {
            visit.tells(health(response), System.nanoTime());
          }
        });
  }

  private static Node.Health health(@Nullable HttpResponse<byte[]> response) {
    if (response == null || response.statusCode() / 100 != 2) {
      return Node.Health.SILENT;
    }
    try {
      boolean up =
          RecordCodec.wire().decode(response.body(), Messages.Health.class).status().equals("up");
      return up ? Node.Health.WELL : Node.Health.SICK;
    } catch (PanahException.InvalidRequest e) {
      return Node.Health.SILENT;
    }
  }
}
