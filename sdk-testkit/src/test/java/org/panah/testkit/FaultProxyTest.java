package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client sees through the proxy, and whether the server has seen the request. */
class FaultProxyTest {
  private static final String TEXT = "an answer of some length";

  private final AtomicInteger served = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private HttpServer server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          served.incrementAndGet();
          byte[] body = exchange.getRequestBody().readAllBytes();
          // Without a length for one of the paths, and so in chunks.
          boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
          exchange.sendResponseHeaders(200, chunked ? 0 : TEXT.length() + body.length);
          exchange.getResponseBody().write(TEXT.getBytes(StandardCharsets.US_ASCII));
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    proxy = FaultProxy.to(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(proxy.uri().resolve(path))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofString("!"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void assertBreaks(Fault fault, int seenByTheServer) {
    proxy.next(fault);
    int before = served.get();
    assertThatThrownBy(() -> post("/")).as("%s", fault).isInstanceOf(IOException.class);
    assertThat(served.get() - before).as("%s", fault).isEqualTo(seenByTheServer);
  }

  @Test
  void withoutFaults_everythingIsPassedOn() throws Exception {
    for (String path : new String[] {"/", "/chunked", "/"}) {
      assertThat(post(path).body()).isEqualTo(TEXT + "!");
    }
    assertThat(proxy.requests()).isEqualTo(3);
    assertThat(proxy.passed()).isEqualTo(3);
  }

  @Test
  void cuts_areBeforeAfterAndWithin() {
    assertBreaks(Fault.cutBefore(), 0);
    assertBreaks(Fault.cutAfter(), 1);
    assertBreaks(Fault.cutWithin(), 1);
    assertBreaks(Fault.garbage(), 1);
    assertThat(proxy.requests()).isEqualTo(4);
    assertThat(proxy.passed()).isEqualTo(3);
  }

  @Test
  void answers_areOfTheProxy() throws Exception {
    proxy.next(Fault.answer(503, "busy", "Retry-After", "7"), Fault.answerAfter(504, ""));
    HttpResponse<String> first = post("/");
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.body()).isEqualTo("busy");
    assertThat(first.headers().firstValue("Retry-After")).contains("7");
    assertThat(served).hasValue(0);
    assertThat(post("/").statusCode()).isEqualTo(504);
    assertThat(served).hasValue(1);
  }

  @Test
  void hanging_endsWithThePatienceOfTheClient() {
    proxy.next(Fault.hang(), Fault.hangAfter());
    for (int i = 0; i < 2; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(proxy.uri()).timeout(Duration.ofMillis(300)).build();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class);
    }
    assertThat(proxy.passed()).isEqualTo(1);
  }

  @Test
  void tricklingBody_comesWhole() throws Exception {
    proxy.next(Fault.trickle(Duration.ofMillis(1)));
    long began = System.nanoTime();
    assertThat(post("/").body()).isEqualTo(TEXT + "!");
    assertThat(System.nanoTime() - began).isGreaterThan(Duration.ofMillis(TEXT.length()).toNanos());
  }

  @Test
  void closing_answersFirst() throws Exception {
    proxy.always(Fault.closing());
    assertThat(post("/").body()).isEqualTo(TEXT + "!");
  }

  @Test
  void refusedConnections_areTakenAgain() throws Exception {
    post("/");
    proxy.refuse();
    assertThatThrownBy(() -> post("/")).isInstanceOf(IOException.class);
    proxy.accept();
    assertThat(post("/").body()).isEqualTo(TEXT + "!");
  }

  @Test
  void requests_canBeWaitedFor() throws Exception {
    assertThat(proxy.awaitRequests(1, Duration.ofMillis(1))).isFalse();
    post("/");
    assertThat(proxy.awaitRequests(1, Duration.ZERO)).isTrue();
  }
}
