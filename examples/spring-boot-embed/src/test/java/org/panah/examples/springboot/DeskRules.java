package org.panah.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What the application does for officers, wherever its registry is. Everything that Spring can log
 * is logged, so that a number that could get into a log does.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "panah.samples=true",
      "logging.level.org.springframework.web=TRACE",
      "logging.level.org.springframework.security=TRACE",
      "logging.level.org.panah=TRACE",
      "spring.mvc.log-request-details=true"
    })
@ExtendWith(OutputCaptureExtension.class)
abstract class DeskRules {
  static final String INVESTIGATION =
      """
      {"purpose": "INVESTIGATION",
       "caseReference": {"kind": "FIR", "number": "123/2026", "place": "Model Town, Lahore"}}
      """;
  static final String SAMPLE = "35299-1234567-1";

  private static final String SEARCH =
      """
      {"purpose": "MISSING_CHILD",
       "caseReference": {"kind": "REPORT", "number": "1099/4711", "place": "Model Town, Lahore"}}
      """;

  @LocalServerPort private int port;

  private HttpResponse<String> say(String officer, String path, String body) throws Exception {
    return Caller.say(port, officer, path, body);
  }

  private static String number(String cnic) {
    return "{\"reason\": %s, \"cnic\": \"%s\"}".formatted(INVESTIGATION, cnic);
  }

  @Test
  void find_tellsALead_whenNumberIsKnown() throws Exception {
    HttpResponse<String> answer = say("officer-4711", "/offenders/find", number(SAMPLE));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains(
            "\"record\":\"model-town-123-2026\"",
            "\"owner\":\"PB-POL\"",
            "\"grade\":\"SAME_IDENTIFIER\"",
            "\"standing\":\"ACCUSED\"",
            "\"asOf\":");
    assertThat(answer.body()).doesNotContain("Imran", "1234567");
  }

  @Test
  void find_tellsNothing_whenNumberIsUnknown() throws Exception {
    HttpResponse<String> answer = say("officer-4711", "/offenders/find", number("35299-7654321-1"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"leads\":[]");
  }

  @Test
  void search_tellsALead_whenNameIsSpeltOtherwise() throws Exception {
    HttpResponse<String> answer =
        say(
            "officer-4711",
            "/offenders/search",
            """
            {"reason": %s, "name": "Mohd Imran", "father": "Ghulam Rasool", "bornAbout": 1985}
            """
                .formatted(INVESTIGATION));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"record\":\"model-town-123-2026\"", "\"evidence\":[");
  }

  @Test
  void find_namesFieldAndRule_whenNumberIsWrong() throws Exception {
    HttpResponse<String> answer = say("officer-4711", "/offenders/find", number("35299-12345"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains(
            "\"type\":\"urn:panah:problem:invalid-request\"",
            "\"status\":400",
            "\"field\":\"cnic\"",
            "\"rule\":\"13 digits, the first 1 to 8, with or without dashes\"")
        .doesNotContain("12345");
  }

  @Test
  void find_namesWhatIsMissing_whenNobodySaysWhy() throws Exception {
    String bare = "{\"cnic\": \"%s\"}".formatted(SAMPLE);
    String withoutPurpose = "{\"reason\": {}, \"cnic\": \"%s\"}".formatted(SAMPLE);
    String withoutCase =
        "{\"reason\": {\"purpose\": \"INVESTIGATION\"}, \"cnic\": \"%s\"}".formatted(SAMPLE);
    String misspelt = number(SAMPLE).replace("cnic", "cnik");

    assertThat(say("officer-4711", "/offenders/find", bare).body())
        .contains("\"field\":\"reason\"", "\"rule\":\"required\"");
    assertThat(say("officer-4711", "/offenders/find", withoutPurpose).body())
        .contains("\"field\":\"reason.purpose\"");
    assertThat(say("officer-4711", "/offenders/find", withoutCase).body())
        .contains("\"field\":\"caseReference\"");
    assertThat(say("officer-4711", "/offenders/find", misspelt).body())
        .contains("urn:panah:problem:invalid-request")
        .doesNotContain("cnik", "1234567");
  }

  @Test
  void find_namesTheRule_whenRoleMayNot() throws Exception {
    HttpResponse<String> refused = say("auditor-3", "/offenders/find", number(SAMPLE));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("\"type\":\"urn:panah:problem:not-permitted\"", "\"rule\":\"role-may-not\"");
    assertThat(say("operator", "/offenders/find", number(SAMPLE)).body())
        .contains("\"rule\":\"role-unknown\"");
  }

  @Test
  void nobodyIsLetIn_whoHasNotLoggedIn() throws Exception {
    assertThat(say("", "/offenders/find", number(SAMPLE)).statusCode()).isEqualTo(401);
    assertThat(Caller.look(port, "", "/actuator/metrics").statusCode()).isEqualTo(401);
    assertThat(Caller.look(port, "officer-4711", "/actuator/metrics").statusCode()).isEqualTo(403);
  }

  @Test
  void alert_isNotAuthorised_byWhoDraftedItOrMayNot() throws Exception {
    String id = UUID.randomUUID().toString();
    String report = report(id, "Ayesha Bibi");

    assertThat(say("officer-9", "/alerts", report).body())
        .contains("\"id\":\"" + id + "\"", "\"version\":1");
    assertThat(say("officer-9", "/alerts", report).body()).contains("\"version\":1");
    assertThat(say("desk-12", "/alerts/" + id + "/authorisation", atVersion(1)).body())
        .contains("urn:panah:problem:not-permitted", "\"rule\":\"role-may-not\"");
    HttpResponse<String> own = say("officer-9", "/alerts/" + id + "/authorisation", atVersion(1));
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("\"rule\":\"second-officer-authorises\"");
  }

  @Test
  void alert_isListedAndAcknowledged_onceMadeKnown() throws Exception {
    String id = UUID.randomUUID().toString();
    String why = "{\"reason\": %s}".formatted(SEARCH);
    String post = "{\"reason\": %s, \"post\": \"PB-POL-igp\"}".formatted(SEARCH);

    say("desk-12", "/alerts", report(id, "Bilal Ahmed Khan"));
    assertThat(say("officer-4711", "/alerts/open", why).body()).doesNotContain(id);
    HttpResponse<String> known = say("officer-9", "/alerts/" + id + "/authorisation", atVersion(1));
    assertThat(known.statusCode()).as(known.body()).isEqualTo(200);
    assertThat(say("officer-4711", "/alerts/open", why).body()).contains(id, "Bilal");
    assertThat(say("desk-12", "/alerts/" + id + "/acknowledgements", post).body())
        .contains("\"post\":\"PB-POL-igp\"", "\"officer\":\"desk-12\"");

    assertThat(say("officer-9", "/alerts/" + id + "/authorisation", atVersion(7)).body())
        .contains("urn:panah:problem:conflict", "\"expected\":7", "\"actual\":2");
  }

  private static String atVersion(int version) {
    return "{\"reason\": %s, \"version\": %d}".formatted(SEARCH, version);
  }

  private static String report(String id, String child) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return """
    {"reason": %s, "id": "%s", "category": "LOST", "name": "%s", "father": "Ghulam Rasul", "age": 7,
     "seenAt": "%s", "place": "General bus stand", "district": "PB-lahore", "station": "Model Town",
     "reportedAt": "%s", "withoutFir": "lost in a crowd, no offence"}
    """
        .formatted(SEARCH, id, child, now.minusSeconds(60), now);
  }

  @Test
  void logTellsNobody_evenAtItsMostTalkative(CapturedOutput log) throws Exception {
    say("officer-4711", "/offenders/find", number("35299-1112223-3"));
    say("officer-4711", "/offenders/find", number("35299-1112223-3-9"));
    say("officer-4711", "/offenders/find", "{\"cnic\": 3529911122233, \"reason\": 0");
    say(
        "officer-4711",
        "/offenders/search",
        "{\"reason\": %s, \"name\": \"Zeenat Parveen Malik\"}".formatted(INVESTIGATION));
    say("desk-12", "/alerts", report(UUID.randomUUID().toString(), "Zeenat Parveen Malik"));

    assertThat(log.getAll())
        .contains("POST \"/offenders/find\"", "ByNumber[hidden]", "Report[")
        .doesNotContain("1112223", "Zeenat", "Parveen", "Ghulam", "bus stand");
  }

  @Test
  void metrics_tellTimesAndFreshness() throws Exception {
    say("officer-4711", "/offenders/find", number(SAMPLE));
    say("auditor-3", "/offenders/find", number(SAMPLE));

    assertThat(metric("panah.questions?tag=operation:find&tag=outcome:answered"))
        .contains("\"statistic\":\"COUNT\"", "\"statistic\":\"TOTAL_TIME\"");
    assertThat(metric("panah.questions?tag=operation:find&tag=outcome:not-permitted"))
        .contains("\"statistic\":\"COUNT\"");
    assertThat(metric("panah.answer.age"))
        .contains("\"baseUnit\":\"seconds\"")
        .containsPattern("\"value\":[0-9.]+");
  }

  private String metric(String path) throws Exception {
    HttpResponse<String> answer = Caller.look(port, "operator", "/actuator/metrics/" + path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void health_isUp_forAnybody() throws Exception {
    HttpResponse<String> answer = Caller.look(port, "", "/actuator/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"panah\":{\"status\":\"UP\"}");
  }
}
