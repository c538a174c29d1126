package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.http.Messages;
import org.panah.match.PersonQuery;
import org.panah.person.Cnic;
import org.slf4j.LoggerFactory;

/** Nothing that is said of anybody is seen outside of requests, answers and records. */
class CanaryTest {
  private static final List<String> SECRETS =
      List.of(
          "Zarbakht", "Quddoos", "Gulzaman", "7654321", "eyJ", "officer-4711", "Model", "2026-77");

  @Test
  void namesNumbersTokensAndCases_areInNoLineAndNoNumber(@TempDir Path folder) {
    PrintStream terminal = System.err;
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    String numbers;
    String audit;
    try (RunningNode node =
        new RunningNode(
            folder,
            Binding.loopback().withNumbers(),
            parts -> parts.loggingTo(LoggerFactory.getLogger("panah.access")::info))) {
      ask(node);
      askWrongly(node);
      breakIt(folder);
      numbers =
          RunningNode.sendTo(
                  "http://127.0.0.1:" + node.node.adminPort() + "/metrics",
                  "GET",
                  Map.of(),
                  new byte[0])
              .body();
      audit = node.audited().stream().map(Object::toString).collect(Collectors.joining("\n"));
    } finally {
      System.setErr(terminal);
    }
    String log = lines.toString(StandardCharsets.UTF_8);
    assertThat(log)
        .contains("findOffenders 200", "registerOffender 200", "none 404", "getOffender 401")
        .contains("request-1")
        .contains("getOffender broke", "java.lang.IllegalStateException");
    assertThat(log).doesNotContain("/v1/", "GET ", "POST ");
    for (String secret : SECRETS) {
      assertThat(log).doesNotContain(secret);
      assertThat(numbers).doesNotContain(secret);
    }
    // Ids stand in the audit, and somebody asked for one that was made from a name.
    assertThat(audit).doesNotContain("Quddoos", "Gulzaman", "eyJ");
  }

  private static void ask(RunningNode node) {
    Map<String, String> fields = node.fields();
    fields.put("Panah-Case-Number", "2026-77");
    fields.put("Panah-Correlation", "request-1");
    node.post("/v1/offenders", node.writing(), Samples.record("one"));
    node.post("/v1/offenders/find", fields, Cnic.parse(Samples.CNIC).asIdentifier());
    PersonQuery query = PersonQuery.named(Samples.NAME).father("Gulzaman").bornAbout(1985);
    node.post("/v1/offenders/search", fields, query);
    node.post("/v1/offenders/screen", fields, new Messages.Screening(List.of(query)));
    fields.put("Idempotency-Key", "one");
    node.post("/v1/watches", fields, new Messages.NewWatch(query, Duration.ofDays(30)));
    assertThat(node.get("/v1/offenders/one", fields).body()).contains("Zarbakht");
  }

  private static void askWrongly(RunningNode node) {
    String person = "{\"type\":\"CNIC\",\"value\":\"Zarbakht 35299-7654321-1\"";
    node.post("/v1/offenders/find", node.fields(), person);
    node.post("/v1/offenders/find", node.fields(), person + ",\"Quddoos\":1}");
    node.get("/v1/offenders/Zarbakht", Map.of("Authorization", "Bearer " + node.token() + "x"));
    node.get("/v1/offenders/Zarbakht-35299-7654321-1", node.fields());
    node.get("/Zarbakht?cnic=35299-7654321-1", node.fields());
    node.get("/v1/posts?limit=Zarbakht&after=7654321", node.fields());
    Map<String, String> fields = node.fields();
    fields.put("Panah-Agency", "Zarbakht");
    fields.put("Panah-Correlation", "35299-7654321-1");
    node.get("/v1/posts", fields);
    fields.put("Panah-Agency", "KP-POL");
    node.get("/v1/posts", fields);
    for (String head :
        List.of(
            "CONNECT /Zarbakht HTTP/1.1\r\nHost: node",
            "GET / HTTP/1.1\r\nHost: Zarbakht Quddoos:7654321")) {
      try (RawConnection raw = node.raw()) {
        raw.say(head + "\r\nConnection: close\r\n\r\n").heard();
      }
    }
    try (RawConnection raw = node.raw()) {
      raw.say("GET /Zarbakht%zz HTTP/1.1\r\nHost: Quddoos\r\nZarbakht 7654321\r\n\r\n").heard();
    }
  }

  private static void breakIt(Path folder) {
    try (RunningNode broken =
        new RunningNode(
            folder,
            parts ->
                new NodeParts(
                    new BrokenRegistry("Zarbakht 35299-7654321-1"),
                    parts.storage(),
                    parts.agency(),
                    parts.name(),
                    parts.credentials(),
                    parts.limits(),
                    parts.time(),
                    parts.accessLog()))) {
      HttpResponse<String> answer = broken.get("/v1/offenders/one", broken.fields());
      assertThat(answer.statusCode()).isEqualTo(500);
    }
  }
}
