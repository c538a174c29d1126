package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.panah.common.ErrorCode;
import tools.jackson.databind.JsonNode;

/** The contract's file says of routes, header fields and problems what the code says. */
class ContractRoutesTest {
  private static final ContractFile FILE = ContractFile.read();
  private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");

  private static final Set<String> ACCESS_THAT_IS_REQUIRED =
      Set.of(Headers.OFFICER, Headers.ROLE, Headers.AGENCY, Headers.PURPOSE);

  private static final Set<String> ACCESS =
      Set.of(
          Headers.OFFICER,
          Headers.ROLE,
          Headers.AGENCY,
          Headers.PURPOSE,
          Headers.CASE_KIND,
          Headers.CASE_NUMBER,
          Headers.CASE_PLACE,
          Headers.CORRELATION);

  private static final String ATTEMPT = "Panah-Attempt";

  /** Fields of HTTP's own, and the one that the transport adds. */
  private static final Set<String> OTHER_FIELDS = Set.of("If-None-Match", "Last-Event-ID", ATTEMPT);

  private static final Set<Route> STREAMS = Set.of(Route.WATCH_ALERTS, Route.FOLLOW_CHANGES);

  private static final Set<Route> VERSIONED =
      Set.of(Route.GET_OFFENDER, Route.GET_ALERT, Route.GET_POST);

  private static final Set<Route> ENDED_AT_A_VERSION =
      Set.of(Route.ERASE_OFFENDER, Route.WITHDRAW_SIGHTING, Route.REMOVE_POST);

  @Test
  void file_hasTheRoutes_andNoOthers() {
    Set<String> routes =
        Stream.of(Route.values())
            .map(
                route ->
                    "%s %s %s"
                        .formatted(
                            route.method().toLowerCase(Locale.ROOT),
                            route.path(),
                            route.operationId()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(FILE.operations()).isEqualTo(routes);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void parameters_areThoseOfTheRoute(Route route) {
    List<String> expected = new ArrayList<>();
    IN_BRACES
        .matcher(route.path())
        .results()
        .map((MatchResult match) -> "path " + match.group(1) + "!")
        .forEach(expected::add);
    query(route).forEach(name -> expected.add("query " + name));
    if (route != Route.GET_HEALTH) {
      ACCESS.forEach(
          name ->
              expected.add("header " + name + (ACCESS_THAT_IS_REQUIRED.contains(name) ? "!" : "")));
      expected.add("header " + ATTEMPT);
    }
    if (route.writes()) {
      expected.add("header " + Headers.IDEMPOTENCY_KEY + "!");
    }
    if (VERSIONED.contains(route)) {
      expected.add("header If-None-Match");
    }
    if (STREAMS.contains(route)) {
      expected.add("header Last-Event-ID");
    }

    assertThat(FILE.parameters(route))
        .extracting(
            parameter ->
                "%s %s%s"
                    .formatted(
                        parameter.path("in").asString(),
                        parameter.path("name").asString(),
                        parameter.path("required").asBoolean(false) ? "!" : ""))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> query(Route route) {
    WireTypes.Exchange exchange = WireTypes.exchanges().get(route);
    if (ENDED_AT_A_VERSION.contains(route)) {
      return List.of("version!");
    }
    if (route == Route.COUNT_ALERTS) {
      return List.of("from!", "to!");
    }
    if (route == Route.READ_CHANGES) {
      return List.of("limit", "after", "wait");
    }
    if (exchange == null || !exchange.page() || exchange.request() != null) {
      return List.of();
    }
    return route == Route.LIST_ALERTS
        ? List.of("mode!", "limit", "after")
        : List.of("limit", "after");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void bodies_areThoseOfTheRoute(Route route) {
    JsonNode operation = FILE.operation(route);
    JsonNode answers = operation.path("responses");
    if (STREAMS.contains(route)) {
      assertThat(answers.path("200").path("content").propertyNames())
          .containsExactly("text/event-stream");
      return;
    }
    WireTypes.Exchange exchange = WireTypes.exchanges().get(route);

    assertThat(FILE.body(operation.path("requestBody"))).isEqualTo(exchange.requestName());
    assertThat(operation.path("requestBody").path("required").asBoolean(false))
        .isEqualTo(exchange.request() != null);
    assertThat(FILE.body(answers.path("200"))).isEqualTo(exchange.answerName());
    assertThat(answers.has("204")).isEqualTo(exchange.answer() == null);
    assertThat(answers.has("304")).isEqualTo(VERSIONED.contains(route));
    assertThat(answers.path("200").path("headers").has("ETag"))
        .isEqualTo(VERSIONED.contains(route));
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void problems_areProblems_andThereIsOneForEveryStatusThatAnyRouteMeets(Route route) {
    JsonNode answers = FILE.operation(route).path("responses");
    if (route == Route.GET_HEALTH) {
      assertThat(answers.propertyNames()).containsExactly("200", "503");
      return;
    }
    assertThat(answers.propertyNames()).contains("400", "401", "403", "429", "503");
    assertThat(answers.has("413")).isEqualTo(FILE.operation(route).has("requestBody"));
    assertThat(answers.has("415")).isEqualTo(FILE.operation(route).has("requestBody"));
    assertThat(answers.has("409")).isEqualTo(route.writes());
    for (Map.Entry<String, JsonNode> answer : answers.properties()) {
      if (answer.getKey().compareTo("400") >= 0) {
        JsonNode content = FILE.resolved(answer.getValue()).path("content");
        assertThat(content.propertyNames()).containsExactly(Problem.MEDIA_TYPE);
        JsonNode problem = content.path(Problem.MEDIA_TYPE);
        assertThat(ContractFile.nameOf(problem.path("schema"))).isEqualTo("Problem");
        for (JsonNode example : problem.path("examples").values()) {
          assertThat(example.path("value").path("status").asString()).isEqualTo(answer.getKey());
        }
      }
    }
  }

  @Test
  void problemTypes_areTheRowsOfTheErrorTable_eachWithAnExampleOfItsStatus() {
    List<String> examples = new ArrayList<>();
    FILE.root()
        .path("components")
        .path("responses")
        .values()
        .forEach(
            response ->
                response
                    .path("content")
                    .path(Problem.MEDIA_TYPE)
                    .path("examples")
                    .values()
                    .forEach(
                        example ->
                            examples.add(
                                example.path("value").path("type").asString()
                                    + " "
                                    + example.path("value").path("status").asString())));
    List<String> types = new ArrayList<>();
    for (ErrorCode code : ErrorCode.values()) {
      types.add("urn:panah:problem:" + code.wireName());
      assertThat(examples).contains(types.get(types.size() - 1) + " " + code.httpStatus());
    }

    JsonNode schema = FILE.schema("ProblemType");
    assertThat(schema.path("enum").values()).extracting(JsonNode::asString).isEqualTo(types);
    assertThat(schema.path("x-enum-varnames").values())
        .extracting(JsonNode::asString)
        .isEqualTo(Stream.of(ErrorCode.values()).map(Enum::name).toList());
  }

  @Test
  void headerFields_areTheConstants_andThoseOfHttpItself() throws IllegalAccessException {
    Set<String> expected = new TreeSet<>(OTHER_FIELDS);
    for (var field : Headers.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        expected.add((String) field.get(null));
      }
    }
    Set<String> found = new TreeSet<>();
    for (JsonNode parameter : FILE.root().path("components").path("parameters").values()) {
      if (parameter.path("in").asString().equals("header")) {
        found.add(parameter.path("name").asString());
      }
    }
    for (JsonNode answered : FILE.root().findValues("headers")) {
      answered.propertyNames().stream()
          .filter(name -> name.startsWith("Panah-"))
          .forEach(found::add);
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void credentials_areAskedForEverywhere_butForHealth() {
    assertThat(FILE.root().path("security").values())
        .flatExtracting(each -> each.propertyNames())
        .containsExactly("bearer", "mutualTLS");
    for (Route route : Route.values()) {
      JsonNode own = FILE.operation(route).path("security");
      assertThat(own.isArray()).as(route.name()).isEqualTo(route == Route.GET_HEALTH);
      assertThat(own.size()).isZero();
    }
  }
}
