package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.ErrorCode;
import org.panah.common.PanahException;
import org.panah.testkit.Fault;

/** What a caller gets when something between it and the node, or the node, fails. */
class CallerFaultTest extends CallerFixture {
  static Stream<Fault> passing() {
    return Stream.of(
        Fault.cutBefore(),
        Fault.cutAfter(),
        Fault.cutWithin(),
        Fault.garbage(),
        Fault.answer(429, ""),
        Fault.answer(502, "<html>bad gateway</html>", "Content-Type", "text/html"),
        Fault.answer(503, "", "Retry-After", "0"),
        Fault.answer(504, "{}"),
        Fault.answer(404, "<html>no such page</html>"),
        Fault.answer(403, "<html>not here</html>"),
        Fault.answer(302, "", "Location", "https://elsewhere.example/"),
        Fault.answer(200, "<html>please log in</html>", "Content-Type", "text/html"),
        Fault.answer(200, "{\"cut\":", "Content-Type", "application/json"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void faultThatPasses_isNotNoticed(Fault fault) {
    proxy.next(fault, fault);
    assertThat(text(caller().call(find()))).isEqualTo("{\"read\":true}");
    proxy.next(fault, fault);
    assertThat(text(caller().call(read()))).isEqualTo("{\"read\":true}");
  }

  @ParameterizedTest
  @MethodSource("passing")
  void faultThatStays_isUnavailableAndNothingElse(Fault fault) {
    proxy.always(fault);
    PanahException.Unavailable failure = unavailable(caller(), find());
    assertThat(failure.what()).isEqualTo("node");
    assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(proxy.requests()).isEqualTo(QUICK.attempts());
  }

  @Test
  void refusedConnection_isTriedAgain_andThenUnavailable() {
    proxy.refuse();
    assertThat(unavailable(caller(), find())).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void serverThatClosesAfterEachAnswer_isNotNoticed() {
    proxy.always(Fault.closing());
    try (Caller caller = caller()) {
      for (int i = 0; i < 100; i++) {
        assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
      }
    }
  }

  @Test
  void connectionsCutWhileIdle_areNotNoticed() {
    try (Caller caller = caller()) {
      for (int i = 0; i < 50; i++) {
        caller.call(find());
        proxy.cut();
      }
    }
    assertThat(node.requests()).isEqualTo(50);
  }

  @Test
  void nodeThatRestarts_isAskedAgain() {
    Caller caller = caller(settings().retries(new RetryPolicy(20, ms(20), ms(50), 1)));
    caller.call(find());
    proxy.refuse();
    Thread returning = new Thread(proxy::accept);
    returning.start();
    assertThat(text(caller.call(find()))).isEqualTo("{\"read\":true}");
  }

  static Stream<PanahException> problems() {
    return Stream.of(
        new PanahException.InvalidRequest("name", "required"),
        new PanahException.NotPermitted("the rule"),
        new PanahException.NotFound("alert"),
        new PanahException.Conflict(1, 2));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problemThatStays_isThrownAtOnce(PanahException problem) {
    node.answering(exchange -> KeyedNode.answer(exchange, problem));
    assertThatThrownBy(() -> caller().call(write()))
        .isInstanceOf(problem.getClass())
        .hasMessage(problem.getMessage());
    assertThat(node.requests()).isEqualTo(1);
  }

  @Test
  void problemWithAStatusOfItsOwn_isThrownAtOnce() {
    PanahException problem = new PanahException.InvalidRequest("body", "at most 1 MB");
    node.answering(exchange -> KeyedNode.answer(exchange, problem, 413));
    assertThatThrownBy(() -> caller().call(write()))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThat(node.requests()).isEqualTo(1);
  }

  static Stream<PanahException> passingProblems() {
    return Stream.of(
        new PanahException.Unavailable("store", null),
        new PanahException.TooStale(Duration.ofHours(50), Duration.ofHours(48)));
  }

  @ParameterizedTest
  @MethodSource("passingProblems")
  void problemThatMayPass_isAskedAgain_andThrownIfItStays(PanahException problem) {
    node.answering(exchange -> KeyedNode.answer(exchange, problem));
    assertThatThrownBy(() -> caller().call(find()))
        .isInstanceOf(problem.getClass())
        .hasMessage(problem.getMessage());
    assertThat(node.requests()).isEqualTo(QUICK.attempts());
    node.answering(exchange -> node.requests() < 7 && KeyedNode.answer(exchange, problem));
    assertThat(text(caller().call(find()))).isEqualTo("{\"read\":true}");
  }

  @Test
  void problemOfALaterVersion_isUnavailable_andNotAskedAgain() {
    String problem = "{\"type\":\"urn:panah:problem:from-the-future\",\"status\":418}";
    node.answering(exchange -> KeyedNode.answer(exchange, 418, problem));
    assertThat(unavailable(caller(), find()).what()).isEqualTo("node");
    assertThat(node.requests()).isEqualTo(1);
  }

  @Test
  void problemOfSomebodyElse_isUnavailable() {
    String problem = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}";
    node.answering(exchange -> KeyedNode.answer(exchange, 404, problem));
    assertThat(unavailable(caller(), read()).what()).isEqualTo("node");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answerLargerThanTheCap_isUnavailable_andNotAskedFor_again(boolean zipped) {
    byte[] large = bytes("{\"x\":\"" + "0".repeat(100_000) + "\"}");
    node.answering(
        exchange -> {
          if (!zipped) {
            return KeyedNode.answer(exchange, 200, large);
          }
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          return KeyedNode.answer(exchange, 200, zipped(large));
        });
    assertThat(caller().call(find())).isEqualTo(large);
    Caller careful = caller(settings().largestAnswer(50_000));
    assertThat(unavailable(careful, find()))
        .hasRootCauseMessage("the answer is larger than 50000 bytes");
    assertThat(node.requests()).isEqualTo(2);
  }

  @Test
  void request_isZippedIfTheSettingsSaySo() {
    byte[] body = bytes("{\"x\":\"" + "0".repeat(20_000) + "\"}");
    Call large = new Call(Route.REGISTER_OFFENDER, "/v1/offenders", java.util.List.of(), body);
    node.answering(
        exchange ->
            KeyedNode.answer(
                exchange,
                200,
                "{\"e\":\"" + KeyedNode.field(exchange, "Content-Encoding") + "\"}"));
    assertThat(text(caller().call(large))).isEqualTo("{\"e\":\"\"}");
    Caller zipping = caller(settings().zipRequests(true));
    assertThat(text(zipping.call(large))).isEqualTo("{\"e\":\"gzip\"}");
    assertThat(text(zipping.call(write()))).isEqualTo("{\"e\":\"\"}");
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static Duration ms(int count) {
    return Duration.ofMillis(count);
  }
}
