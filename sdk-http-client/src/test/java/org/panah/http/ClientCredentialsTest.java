package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;

/** Tokens of an authorization server, by a clock that the test steps. */
class ClientCredentialsTest {
  private static final int LIFE = 100;

  // Any number will do, and one that is about to overflow most of all.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final AtomicInteger fetched = new AtomicInteger();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;
  private ClientCredentials tokens;
  private volatile boolean down;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/token", this::answer);
    server.setExecutor(workers);
    server.start();
    tokens =
        new ClientCredentials(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token"),
            ClientCredentials.basic("pro:vince", "s+cret"),
            "panah",
            null,
            nanos::get);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
      told.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
      gate.await();
      String number = String.valueOf(fetched.incrementAndGet());
      String body = answer.isEmpty() ? token("token" + number) : answer;
      byte[] bytes = (down ? "s+cret is wrong" : body).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(down ? 503 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String token(String value) {
    return "{\"access_token\":\"" + value + "\",\"expires_in\":" + LIFE + "}";
  }

  private void step(double seconds) {
    nanos.addAndGet((long) (seconds * 1e9));
  }

  /** Waits until the requests that are under way have ended. */
  private void settle(int requests) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while ((fetched.get() < requests || tokens.underWay()) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(fetched.get()).isEqualTo(requests);
  }

  @Test
  void token_isFetchedOnce_withTheCredentialsOfTheClient() {
    assertThat(tokens.atHand()).isEmpty();
    assertThat(tokens.token()).isEqualTo("token1");
    step(LIFE * 0.7);
    assertThat(tokens.token()).isEqualTo("token1");
    assertThat(tokens.atHand()).contains("token1");
    // Each part is encoded as in a form, and then the whole in base 64.
    assertThat(told)
        .containsExactly(
            "Basic cHJvJTNBdmluY2U6cyUyQmNyZXQ= grant_type=client_credentials&scope=panah");
  }

  @Test
  void token_isRenewedInTheBackground_beforeItEnds() {
    tokens.token();
    step(LIFE * 0.81);
    assertThat(tokens.token()).isEqualTo("token1");
    settle(2);
    assertThat(tokens.token()).isEqualTo("token2");
  }

  @Test
  void tokenThatHasEnded_isNotServed() {
    tokens.token();
    step(LIFE);
    assertThat(tokens.atHand()).isEmpty();
    assertThat(tokens.token()).isEqualTo("token2");
  }

  @Test
  void endpointThatIsDownForTenSeconds_isNoticedOnlyIfATokenEnds_andNeverAfterwards() {
    tokens.token();
    down = true;
    step(LIFE * 0.85);
    for (int second = 0; second < 10; second++) {
      assertThat(tokens.token()).isEqualTo("token1");
      // The failure of one is no reason not to try the next.
      settle(2 + second);
      step(1);
    }
    step(LIFE);
    assertThatThrownBy(tokens::token)
        .isInstanceOf(PanahException.Unavailable.class)
        .hasMessage("token endpoint is unavailable")
        .hasRootCauseMessage("status 503");
    down = false;
    assertThat(tokens.token()).startsWith("token");
    step(LIFE * 0.9);
    int before = fetched.get();
    assertThat(tokens.atHand()).isPresent();
    settle(before + 1);
    step(LIFE * 0.5);
    assertThat(tokens.atHand()).contains("token" + (before + 1));
  }

  @Test
  void endpointThatIsDown_isAskedOnceASecond_whileThereIsAToken() {
    tokens.token();
    down = true;
    step(LIFE * 0.85);
    tokens.token();
    settle(2);
    for (int i = 0; i < 100; i++) {
      step(0.009);
      tokens.token();
    }
    settle(2);
    step(0.2);
    tokens.token();
    settle(3);
  }

  @Test
  void manyCallers_wait_forOneRequest() throws Exception {
    gate = new CountDownLatch(1);
    List<Callable<String>> callers =
        Stream.generate(() -> (Callable<String>) tokens::token).limit(16).toList();
    List<Future<String>> results =
        callers.stream().map(workers::submit).collect(Collectors.toList());
    gate.countDown();
    for (Future<String> result : results) {
      assertThat(result.get()).isEqualTo("token1");
    }
    assertThat(fetched.get()).isEqualTo(1);
  }

  @Test
  void refusedToken_isFetchedAnew_butNotByEveryCall() {
    assertThat(tokens.token()).isEqualTo("token1");
    tokens.refused("another");
    assertThat(tokens.token()).isEqualTo("token1");
    tokens.refused("token1");
    assertThat(tokens.token()).isEqualTo("token2");
    tokens.refused("token2");
    assertThat(tokens.token()).isEqualTo("token2");
    step(1);
    tokens.refused("token2");
    assertThat(tokens.token()).isEqualTo("token3");
  }

  @Test
  void answerThatIsNone_isUnavailable_andNotTold() {
    for (String wrong : List.of("s+cret", "{\"access_token\":17,\"x\":\"s+cret\"", "{}", "[]")) {
      answer = wrong;
      assertThatThrownBy(tokens::token)
          .isInstanceOf(PanahException.Unavailable.class)
          .satisfies(
              failure -> {
                for (Throwable t = failure; t != null; t = t.getCause()) {
                  assertThat(t.toString()).doesNotContain("cret");
                }
              });
    }
    assertThat(tokens).asString().isEqualTo("ClientCredentials[hidden]");
  }

  @Test
  void answerWithoutATime_isGoodForFiveMinutes() {
    answer = "{\"access_token\":\"one\"}";
    tokens.token();
    step(299);
    assertThat(tokens.atHand()).contains("one");
    step(2);
    answer = token("two");
    assertThat(tokens.token()).isIn("one", "two");
  }

  @Test
  void endpoint_isReachedByTlsOrOnThisMachine() {
    assertThatThrownBy(
            () -> TokenSource.clientCredentials(URI.create("http://auth.example"), "id", "secret"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("token endpoint: https, or on this machine");
    assertThat(TokenSource.clientCredentials(URI.create("https://auth.example/t"), "id", "secret"))
        .asString()
        .doesNotContain("secret");
  }
}
