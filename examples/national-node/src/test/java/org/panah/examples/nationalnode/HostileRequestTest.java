package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no request of the contract is refused as a problem that tells nothing of it. */
class HostileRequestTest {
  private static final String SECRET = "Zarbakht";

  private static RunningNode node;

  @BeforeAll
  static void start(@TempDir Path folder) {
    node = new RunningNode(folder, parts -> parts.within(Limits.standard().rates(500, 500, 500)));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String heard(String text) {
    try (RawConnection raw = node.raw()) {
      return raw.say(text).heard();
    }
  }

  /** A status, and a problem of the contract with no word of the request. */
  private static void assertProblem(String heard, int status) {
    assertThat(heard).startsWith("HTTP/1.1 " + status);
    String[] parts = heard.split("\r\n\r\n", 2);
    assertThat(parts[0])
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("cache-control: no-store")
        .doesNotContainIgnoringCase("server:");
    assertThat(RunningNode.problem(parts[1]).status()).isEqualTo(status);
    assertThat(RunningNode.problem(parts[1]).type()).isEqualTo("urn:panah:problem:invalid-request");
    assertThat(heard).doesNotContain(SECRET, "Exception", "jetty", "Jetty", "\tat ");
    assertThat(node.accessLog).last().asString().contains(" " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/offenders/../Zarbakht",
        "/v1/offenders/%2e%2e/Zarbakht",
        "/v1/offenders/Zarbakht%2Fhistory",
        "/v1/offenders/Zarbakht%252Fhistory/x",
        "/v1/offenders/Zarbakht%00",
        "/v1/offenders//Zarbakht",
        "/v1/offenders/Zarbakht;x=y/history",
        "/v1/offenders/Zarbakht%5Chistory",
        "/v1/offenders/%zzZarbakht",
        "/v1/offenders/%c0%afZarbakht",
        "/v1/offenders/Zarbakht/history/",
        "/V1/offenders/Zarbakht",
        "/v2/offenders/Zarbakht",
        "/metrics",
        "/Zarbakht"
      })
  void pathThatIsNone_isRefused(String path) {
    Map<String, String> fields = node.fields();
    fields.put("Connection", "close");
    String heard = heard(RawConnection.head("GET " + path, fields));
    assertThat(heard).containsPattern("^HTTP/1.1 40[04]");
    assertProblem(heard, heard.startsWith("HTTP/1.1 400") ? 400 : 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/offenders/%2e%2e/Zarbakht",
        "/v1/offenders/x/%2e%2e/Zarbakht",
        "/v1/offenders/Zarbakht%2Fhistory",
        "/v1/offenders/..;x/Zarbakht",
        "/v1/offenders/Zarbakht%00",
        "/v1/offenders/%zzZarbakht"
      })
  void pathThatMayMeanTwoThings_comesToNoRoute(String path) {
    assertProblem(heard(RawConnection.head("GET " + path, closing())), 400);
    assertThat(node.accessLog).last().asString().contains(" none 400 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Panah-Officer: Zarbakht\r\n folded",
        "Panah-Officer: Zarb\0akht",
        "Panah-Officer: Zarb\rakht",
        "Panah-Officer Zarbakht",
        "Panah-Officer : Zarbakht",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: -5",
        "Transfer-Encoding: Zarbakht"
      })
  void headThatIsNotWellFormed_isRefused(String field) {
    assertProblem(heard("GET /v1/health HTTP/1.1\r\nHost: node\r\n" + field + "\r\n\r\n"), 400);
  }

  @Test
  void headThatIsTooLong_isRefused() {
    assertProblem(
        heard("GET /v1/health HTTP/1.1\r\nHost: n\r\nX: " + "Zarbakht".repeat(3000) + "\r\n\r\n"),
        431);
    assertProblem(heard("GET /" + "Zarbakht".repeat(3000) + " HTTP/1.1\r\nHost: n\r\n\r\n"), 414);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "TRACE", "OPTIONS", "PATCH", "CONNECT", "ZARB", "get"})
  void methodThatTheContractDoesNotKnow_isRefused(String method) {
    String heard = heard(method + " /v1/posts HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n");
    assertThat(heard).containsPattern("^HTTP/1.1 40[05]");
    assertThat(heard).contains("application/problem+json");
  }

  @Test
  void methodThatThePathDoesNotHave_isRefused_andTheOthersAreNamed() {
    HttpResponse<String> answer = node.send("DELETE", "/v1/posts", node.fields(), new byte[0]);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    assertThat(RunningNode.problem(answer).type()).isEqualTo("urn:panah:problem:invalid-request");
  }

  @Test
  void valuesOfFields_thatBreakLinesOnceDecoded_goNoFurther() {
    for (String value :
        new String[] {"a%0d%0aSet-Cookie:x", "a%00b", "%zz", "a b", "x".repeat(600)}) {
      Map<String, String> fields = node.fields();
      fields.put("Panah-Officer", value);
      HttpResponse<String> answer = node.get("/v1/posts", fields);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
      assertThat(node.refusedBy()).last().isEqualTo("request-access");
    }
  }

  @Test
  void queryThatIsNone_isRefused() {
    for (String query : new String[] {"limit=x", "limit=0", "limit=4294967297"}) {
      HttpResponse<String> answer = node.get("/v1/posts?" + query, node.fields());
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.body()).doesNotContain(SECRET);
    }
    String heard = heard(RawConnection.head("GET /v1/posts?limit=%zz", closing()));
    assertThat(heard).startsWith("HTTP/1.1 4").contains("application/problem+json");
  }

  private static Map<String, String> closing() {
    Map<String, String> fields = node.fields();
    fields.put("Connection", "close");
    return fields;
  }

  @Test
  void idThatIsNone_isNeverSaidToBeNotFound() {
    HttpResponse<String> answer = node.get("/v1/offenders/a%20b", node.fields());
    assertThat(answer.statusCode()).isEqualTo(400);
    HttpResponse<String> unknown = node.get("/v1/offenders/nobody", node.fields());
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(RunningNode.problem(unknown).type()).isEqualTo("urn:panah:problem:not-found");
  }
}
