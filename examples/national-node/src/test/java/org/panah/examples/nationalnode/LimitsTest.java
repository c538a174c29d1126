package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.codec.RecordCodec;
import org.panah.http.Problem;
import org.panah.person.Cnic;

class LimitsTest {
  private static final String FIND = "/v1/offenders/find";
  private static final Limits NARROW =
      Limits.standard()
          .bodies(2000, 20_000, Duration.ofMillis(300))
          .connections(20, Duration.ofMillis(400));

  @TempDir Path folder;

  private RunningNode node(Limits limits) {
    return new RunningNode(folder, parts -> parts.within(limits));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static void assertRefused(
      RunningNode node, HttpResponse<String> answer, int status, String rule) {
    assertThat(answer.statusCode()).isEqualTo(status);
    Problem problem = RunningNode.problem(answer);
    assertThat(problem.type()).isEqualTo("urn:panah:problem:invalid-request");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(node.refusedBy()).last().isEqualTo(rule);
  }

  @Test
  void bodyThatIsTooLong_isRefused_howeverItIsSent() throws Exception {
    try (RunningNode node = node(NARROW)) {
      String padded = "{\"type\":\"CNIC\",\"x\":\"" + "x".repeat(2000) + "\"}";
      assertRefused(node, node.post(FIND, node.fields(), padded), 413, "request-size");
      Map<String, String> fields = node.fields();
      fields.put("Transfer-Encoding", "chunked");
      fields.put("Connection", "close");
      try (RawConnection raw = node.raw()) {
        raw.say(RawConnection.head("POST " + FIND, fields));
        for (int i = 0; i < 30; i++) {
          raw.say("64\r\n" + "x".repeat(100) + "\r\n");
        }
        assertThat(raw.say("0\r\n\r\n").heard()).startsWith("HTTP/1.1 413");
      }
      assertThat(node.refusedBy()).hasSize(2).last().isEqualTo("request-size");
      Map<String, String> bomb = node.fields();
      bomb.put("Content-Encoding", "gzip");
      byte[] packed = gzip(new byte[1_000_000]);
      assertThat(packed).hasSizeLessThan(2000);
      assertRefused(node, node.send("POST", FIND, bomb, packed), 413, "request-size");
      // The head of a gzip file may hold a file name of any length, which inflates to nothing.
      byte[] named = "\u001f\u008b\b\b\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
      fields.put("Content-Encoding", "gzip");
      try (RawConnection raw = node.raw()) {
        raw.say(RawConnection.head("POST " + FIND, fields)).say("a\r\n").say(named).say("\r\n");
        for (int i = 0; i < 30; i++) {
          raw.say("64\r\n" + "x".repeat(100) + "\r\n");
        }
        assertThat(raw.say("0\r\n\r\n").heard()).startsWith("HTTP/1.1 413");
      }
    }
  }

  @Test
  void importsMayBeLonger() {
    try (RunningNode node = node(NARROW)) {
      String padded = "{\"records\":[],\"x\":\"" + "x".repeat(10_000) + "\"}";
      assertThat(node.post("/v1/offenders/import", node.writing(), padded).statusCode())
          .isNotEqualTo(413);
      String more = "{\"records\":[],\"x\":\"" + "x".repeat(20_000) + "\"}";
      assertRefused(
          node, node.post("/v1/offenders/import", node.writing(), more), 413, "request-size");
    }
  }

  @Test
  void bodyThatIsCompressed_isInflated_andOneThatIsBroken_isRefused() throws Exception {
    try (RunningNode node = node(NARROW)) {
      byte[] asked = RecordCodec.wire().encode(Cnic.parse(Samples.CNIC).asIdentifier());
      Map<String, String> fields = node.fields();
      fields.put("Content-Encoding", "gzip");
      assertThat(node.send("POST", FIND, fields, gzip(asked)).statusCode()).isEqualTo(200);
      assertRefused(node, node.send("POST", FIND, fields, asked), 400, "request-form");
      byte[] half = Arrays.copyOf(gzip(asked), 30);
      assertRefused(node, node.send("POST", FIND, fields, half), 400, "request-form");
      fields.put("Content-Encoding", "br");
      assertRefused(node, node.send("POST", FIND, fields, asked), 415, "request-form");
    }
  }

  @Test
  void bodyOfAnotherType_isRefused() {
    try (RunningNode node = node(NARROW)) {
      Map<String, String> fields = node.fields();
      for (String type : new String[] {"text/plain", "application/json;charset=utf-16"}) {
        fields.put("Content-Type", type);
        assertRefused(node, node.post(FIND, fields, "{}"), 415, "request-form");
      }
      fields.put("Content-Type", "application/json; charset=UTF-8");
      assertRefused(node, node.post(FIND, fields, "{}"), 400, "request-form");
    }
  }

  @Test
  void jsonThatIsTooDeep_orNone_orLacksAPart_isRefused_withoutEcho() {
    try (RunningNode node = node(Limits.standard())) {
      for (String body :
          new String[] {
            "{\"x\":" + "[".repeat(100_000),
            "[".repeat(100_000),
            "{\"type\":" + "{\"a\":".repeat(5_000),
            "Zarbakht",
            "",
            "null",
            "{\"type\":\"CNIC\",\"value\":\"Zarbakht\"}"
          }) {
        HttpResponse<String> answer = node.post(FIND, node.fields(), body);
        assertRefused(node, answer, 400, "request-form");
        assertThat(answer.body()).doesNotContain("Zarbakht", "Exception", "\tat ");
      }
      for (String part : new String[] {"{}", "{\"queries\":null}", "{\"queries\":[null]}"}) {
        assertRefused(
            node, node.post("/v1/offenders/screen", node.fields(), part), 400, "request-form");
      }
    }
  }

  @Test
  void bodyThatComesTooSlowly_isRefused() {
    try (RunningNode node = node(NARROW);
        RawConnection raw = node.raw()) {
      Map<String, String> fields = node.fields();
      fields.put("Content-Length", "1000");
      fields.put("Connection", "close");
      String heard = raw.say(RawConnection.head("POST " + FIND, fields)).trickle(200);
      assertThat(heard).startsWith("HTTP/1.1 408").contains("urn:panah:problem:invalid-request");
      assertThat(node.refusedBy()).containsExactly("request-time");
    }
  }

  @Test
  void headThatComesTooSlowly_endsTheConnection() {
    try (RunningNode node = node(NARROW);
        RawConnection raw = node.raw()) {
      assertThat(raw.say("GET /v1/health HTTP/1.1\r\nHost: node\r\nX-Slow:").trickle(200))
          .isEmpty();
    }
  }

  @Test
  void connectionsBeyondTheLimit_waitUntilOthersEnd() {
    String begin = "GET /v1/health HTTP/1.1\r\nHost: node\r\n";
    String end = "Connection: close\r\n\r\n";
    try (RunningNode node = node(NARROW.connections(2, Duration.ofSeconds(20)));
        RawConnection first = node.raw().say(begin);
        RawConnection second = node.raw().say(begin);
        RawConnection third = node.raw().say(begin + end)) {
      assertThat(first.say(end).heard()).startsWith("HTTP/1.1 200");
      assertThat(second.say(end).heard()).startsWith("HTTP/1.1 200");
      first.hangUp();
      assertThat(third.heard()).startsWith("HTTP/1.1 200");
      assertThat(node.accessLog).hasSize(3);
    }
  }

  @Test
  void whoAsksTooOften_isToldWhenToAskAgain() {
    try (RunningNode node = node(Limits.standard().rates(2, 3, 5))) {
      for (int i = 0; i < 3; i++) {
        assertThat(node.get("/v1/posts", node.fields()).statusCode()).isNotEqualTo(429);
      }
      HttpResponse<String> answer = node.get("/v1/posts", node.fields());
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(RunningNode.problem(answer).type()).isEqualTo("urn:panah:problem:unavailable");
      assertThat(node.refusedBy()).last().isEqualTo("rate-limit");
      Map<String, String> other = node.fields();
      other.put(
          "Authorization",
          "Bearer "
              + TokenMaker.maker()
                  .rsa(TokenMaker.claims(node.time.instant()).subject("another-system")));
      assertThat(node.get("/v1/posts", other).statusCode()).isNotEqualTo(429);
      node.time.advance(Duration.ofSeconds(1));
      assertThat(node.get("/v1/posts", node.fields()).statusCode()).isNotEqualTo(429);
    }
  }

  @Test
  void floodOfStrangers_fillsNumbers_andNotTheAudit() {
    try (RunningNode node =
        new RunningNode(
            folder,
            Binding.loopback().withNumbers(),
            parts -> parts.within(Limits.standard().rates(50, 100, 5)))) {
      Map<String, String> fields = node.fields();
      fields.remove("Authorization");
      for (int i = 0; i < 20; i++) {
        assertThat(node.get("/v1/posts", fields).statusCode()).isEqualTo(401);
      }
      assertThat(node.refusedBy()).hasSize(5);
      String numbers =
          RunningNode.sendTo(
                  "http://127.0.0.1:" + node.node.adminPort() + "/metrics",
                  "GET",
                  Map.of(),
                  new byte[0])
              .body();
      assertThat(numbers)
          .contains("panah_refusals_total{audited=\"true\",rule=\"credential\"} 5.0")
          .contains("panah_refusals_total{audited=\"false\",rule=\"credential\"} 15.0")
          .contains("panah_requests_seconds_count{route=\"listPosts\",status=\"401\"} 20")
          .contains("panah_feed_age_seconds 0.0", "panah_streams 0.0");
      node.time.advance(Duration.ofMinutes(1));
      assertThat(node.get("/v1/posts", fields).statusCode()).isEqualTo(401);
      assertThat(node.refusedBy()).hasSize(6);
    }
  }
}
