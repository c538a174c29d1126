package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.access.Action;
import org.panah.codec.RecordCodec;
import org.panah.http.Route;
import org.panah.offender.OffenderRecord;
import org.panah.person.PersonName;

class AnswersTest {
  private static final String ONE = "/v1/offenders/one";

  private RunningNode node;

  @BeforeEach
  void start(@TempDir Path folder) {
    node = new RunningNode(folder, parts -> parts);
    assertThat(node.post("/v1/offenders", node.writing(), Samples.record("one")).statusCode())
        .isEqualTo(200);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private HttpResponse<String> one(String... more) {
    Map<String, String> fields = node.fields();
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return node.get(ONE, fields);
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void recordThatTheCallerHas_isNotSentAgain_butItsReadingIsAudited() {
    HttpResponse<String> first = one();
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(tag(first)).matches("\"[A-Za-z0-9_-]+\"");
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(first.headers().firstValue("Vary").orElseThrow())
        .contains("Authorization", "Panah-Role", "Panah-Purpose", "Accept-Encoding");
    HttpResponse<String> second = one("If-None-Match", "\"other\", " + tag(first));
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(tag(second)).isEqualTo(tag(first));
    assertThat(one("If-None-Match", "W/" + tag(first)).statusCode()).isEqualTo(304);
    assertThat(node.audited().stream().filter(event -> event.action() == Action.READ).count())
        .isEqualTo(3);
  }

  @Test
  void recordThatHasChanged_orIsSeenOtherwise_hasAnotherTag() {
    HttpResponse<String> first = one();
    OffenderRecord record =
        RecordCodec.wire().decode(first.body().getBytes(StandardCharsets.UTF_8));
    OffenderRecord changed =
        record.withPerson(
            record.person().toBuilder().name(PersonName.parse("Zarbakht Khan")).build());
    assertThat(
            node.send("PUT", ONE, node.writing(), RecordCodec.wire().encode(changed)).statusCode())
        .isEqualTo(200);
    HttpResponse<String> second = one("If-None-Match", tag(first));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(tag(second)).isNotEqualTo(tag(first));
  }

  @Test
  void longAnswers_areCompressed_forWhoTakesThem_underAnotherTag() throws Exception {
    HttpResponse<String> plain = one();
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(one("Accept-Encoding", "gzip;q=0, br").headers().firstValue("Content-Encoding"))
        .isEmpty();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.node.port() + "/"))
            .header("Accept-Encoding", "br, gzip");
    HttpResponse<byte[]> page =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(page.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(page.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    assertThat(inflated(page.body())).contains("<td>findOffenders</td>");
  }

  private static String inflated(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void otherAnswers_areKeptByNobody() {
    HttpResponse<String> list = node.get("/v1/agencies/PB-POL/offenders", node.fields());
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(list.headers().firstValue("ETag")).isEmpty();
    assertThat(list.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(list.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
    assertThat(list.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void page_namesEveryOperation_andNeedsNothingFromElsewhere() {
    HttpResponse<String> page = node.get("/", Map.of());
    assertThat(page.statusCode()).isEqualTo(200);
    for (Route route : Route.values()) {
      assertThat(page.body()).contains(route.operationId(), route.path());
    }
    assertThat(page.body()).doesNotContain("http://", "https://", "<script", "<img", "<link");
  }

  @Test
  void contractFile_isServed_whereTheClientBringsIt() {
    HttpResponse<String> contract = node.get("/openapi.yaml", Map.of());
    boolean there = Route.class.getResource("/openapi/panah-v1.yaml") != null;
    assertThat(contract.statusCode()).isEqualTo(there ? 200 : 404);
    assertThat(contract.headers().firstValue("Content-Type"))
        .hasValue(there ? "application/yaml" : "application/problem+json");
  }

  @Test
  void whatNobodyThoughtOf_isAProblemWithoutAWordOfIt(@TempDir Path folder) {
    try (RunningNode broken =
        new RunningNode(
            folder,
            parts ->
                new NodeParts(
                    new BrokenRegistry("Zarbakht"),
                    parts.storage(),
                    parts.agency(),
                    parts.name(),
                    parts.credentials(),
                    parts.limits(),
                    parts.time(),
                    parts.accessLog()))) {
      HttpResponse<String> answer = broken.get(ONE, broken.fields());
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(RunningNode.problem(answer).what()).isEqualTo("node");
      assertThat(RunningNode.problem(answer).type()).isEqualTo("urn:panah:problem:unavailable");
      assertThat(answer.body()).doesNotContain("Zarbakht", "Exception");
    }
  }
}
