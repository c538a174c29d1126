package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException;
import org.panah.http.Node.Health;

/** Looks at the health of nodes that are known to be down. */
class HealthProbeTest extends CallerFixture {
  /** Has a token at hand that no header can hold, or throws. */
  private record Broken(boolean throwing) implements TokenSource {
    @Override
    public String token() {
      return "token";
    }

    @Override
    public Optional<String> atHand() {
      if (throwing) {
        throw new PanahException.Unavailable("vault", null);
      }
      return Optional.of("to\nken");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nodeThatIsBack_isFoundOut_evenIfThereIsNoTokenForTheQuestion(boolean throwing)
      throws InterruptedException {
    HttpSettings settings = settings().tokens(new Broken(throwing));
    Wire wire = closing(new Wire(settings));
    long longAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();
    Node down = new Node(proxy.uri(), longAgo);
    for (int i = 0; i < 5; i++) {
      try (Node.Visit visit = down.enter(++longAgo)) {
        visit.tells(Health.SILENT, ++longAgo);
      }
    }
    assertThat(down.closed()).isFalse();
    new HealthProbe(settings, wire).look(List.of(down, new Node(proxy.uri(), longAgo)));
    for (int i = 0; i < 1_000 && !down.closed(); i++) {
      // No other request comes, and so this is a wait.
      proxy.awaitRequests(2, Duration.ofMillis(20));
    }
    assertThat(down.closed()).isTrue();
    assertThat(node.looks()).isEqualTo(1);
  }
}
