package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.testkit.Fault;

/** Answers that go on. */
class CallerStreamTest extends CallerFixture {
  private static final Call WATCH =
      new Call(Route.WATCH_ALERTS, "/v1/alert-changes", List.of(), null);

  private final CountDownLatch more = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Answers two lines, the second when it is told to, and then nothing for ever. */
  private void streaming() {
    node.answering(
        exchange -> {
          // Nobody inflates what goes on.
          assertThat(KeyedNode.field(exchange, "Accept-Encoding")).isEmpty();
          exchange.sendResponseHeaders(200, 0);
          try {
            exchange.getResponseBody().write(bytes("one\n"));
            exchange.getResponseBody().flush();
            more.await();
            exchange.getResponseBody().write(bytes("two\n"));
            exchange.getResponseBody().flush();
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return true;
        });
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  @Test
  void stream_isReadAsItComes_beyondTheDeadline() throws IOException, InterruptedException {
    streaming();
    Duration deadline = Duration.ofMillis(300);
    Caller caller = caller(settings().deadline(deadline));
    long began = System.nanoTime();
    try (BufferedReader lines = lines(caller.open(WATCH, BodyHandlers.ofInputStream()))) {
      assertThat(lines.readLine()).isEqualTo("one");
      while (System.nanoTime() - began < deadline.toNanos()) {
        // No request comes, and so this is a wait.
        proxy.awaitRequests(2, Duration.ofMillis(100));
      }
      more.countDown();
      assertThat(lines.readLine()).isEqualTo("two");
    }
  }

  @Test
  void stream_isOpenedByTheSameRules() throws IOException {
    streaming();
    Caller caller = caller(settings().tokens(TokenSource.fixed("one")));
    proxy.next(Fault.cutBefore(), Fault.answer(503, ""));
    try (BufferedReader lines = lines(caller.open(WATCH, BodyHandlers.ofInputStream()))) {
      assertThat(lines.readLine()).isEqualTo("one");
    }
    assertThat(node.tokens()).containsExactly("Bearer one");
    node.answering(exchange -> KeyedNode.answer(exchange, new PanahException.NotPermitted("no")));
    assertThatThrownBy(() -> caller.open(WATCH, BodyHandlers.ofInputStream()))
        .isInstanceOf(PanahException.NotPermitted.class);
  }

  @Test
  void headThatDoesNotCome_isUnavailableAtTheDeadline() {
    proxy.always(Fault.hang());
    Caller caller = caller(settings().deadline(Duration.ofMillis(100)));
    assertThatThrownBy(() -> caller.open(WATCH, BodyHandlers.ofInputStream()))
        .isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void stream_endsWhenTheRegistryIsClosed() throws IOException {
    streaming();
    Caller caller = caller();
    try (BufferedReader lines = lines(caller.open(WATCH, BodyHandlers.ofInputStream()))) {
      assertThat(lines.readLine()).isEqualTo("one");
      caller.close();
      assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> caller.open(WATCH, BodyHandlers.ofInputStream()))
        .hasMessage("registry is unavailable");
  }

  @Test
  void streamThatIsCut_endsWithAFailure() throws IOException {
    streaming();
    try (BufferedReader lines = lines(caller().open(WATCH, BodyHandlers.ofInputStream()))) {
      assertThat(lines.readLine()).isEqualTo("one");
      proxy.cut();
      assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
    }
  }
}
