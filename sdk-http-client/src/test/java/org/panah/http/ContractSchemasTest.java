package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.panah.alert.AlertChange;
import org.panah.common.Page;
import org.panah.common.PanahException;
import tools.jackson.databind.JsonNode;

/** The schemas of the contract's file are the records that the code sends, down to the last one. */
class ContractSchemasTest {
  private static final ContractFile FILE = ContractFile.read();
  private static final String REFERENCE = "#/components/schemas/";

  private static final Map<Type, String> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, "string"),
          Map.entry(boolean.class, "boolean"),
          Map.entry(int.class, "integer int32"),
          Map.entry(Integer.class, "integer int32"),
          Map.entry(long.class, "integer int64"),
          Map.entry(Long.class, "integer int64"),
          Map.entry(double.class, "number double"),
          Map.entry(Double.class, "number double"),
          Map.entry(LocalDate.class, "string date"),
          Map.entry(Instant.class, "string date-time"));

  /** Schemas met on the way, with what they are of; those of pages hold what they are pages of. */
  private final Map<String, Type> met = new LinkedHashMap<>();

  private final List<Class<?>> ahead = new ArrayList<>();

  @Test
  void schemas_haveTheFieldsOfTheRecords_andThereAreNoOthers() {
    for (WireTypes.Exchange exchange : WireTypes.exchanges().values()) {
      meet(exchange.request());
      meet(exchange.answer());
      if (exchange.page()) {
        comparePage(exchange);
      }
    }
    meet(Problem.class);
    meet(AlertChange.class);
    while (!ahead.isEmpty()) {
      Class<?> next = ahead.remove(0);
      if (next.isEnum()) {
        compareEnum(next);
      } else if (WireTypes.WORDS.contains(next)) {
        compareWord(next);
      } else if (next == PanahException.InvalidRequest.class) {
        assertFields("Refusal", List.of("field: string", "rule: string"), List.of("field", "rule"));
      } else {
        compareRecord(next);
      }
    }

    Set<String> all = new TreeSet<>(met.keySet());
    all.add("ProblemType");
    assertThat(new TreeSet<>(FILE.root().path("components").path("schemas").propertyNames()))
        .isEqualTo(all);
  }

  private void meet(@Nullable Class<?> type) {
    if (type != null) {
      Type before = met.put(WireTypes.name(type), type);
      assertThat(before).as("two types called " + WireTypes.name(type)).isIn(null, type);
      if (before == null) {
        ahead.add(type);
      }
    }
  }

  private void compareRecord(Class<?> type) {
    assertThat(type.isRecord()).as("%s is a record", type).isTrue();
    List<String> fields = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      AnnotatedType annotated = component.getAnnotatedType();
      String expected = expected(component.getGenericType());
      if (type == Problem.class && component.getName().equals("type")) {
        expected = REFERENCE + "ProblemType";
      }
      fields.add(component.getName() + ": " + expected);
      if (!annotated.isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    assertFields(WireTypes.name(type), fields, required);
  }

  private void assertFields(String name, List<String> fields, List<String> required) {
    JsonNode schema = FILE.schema(name);
    List<String> found = new ArrayList<>();
    schema
        .path("properties")
        .forEachEntry((field, described) -> found.add(field + ": " + described(described)));
    assertThat(found).as(name).isEqualTo(fields);
    assertThat(schema.path("type").asString()).as(name).isEqualTo("object");
    assertThat(schema.path("required").values())
        .as("required of " + name)
        .extracting(JsonNode::asString)
        .isEqualTo(required);
  }

  /** How the file is to describe a type. */
  private String expected(Type type) {
    String plain = PLAIN.get(type);
    if (plain != null) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? "[" + expected(arguments[0]) + "]"
          : "{" + expected(arguments[0]) + ": " + expected(arguments[1]) + "}";
    }
    Class<?> named = (Class<?>) type;
    meet(named);
    return REFERENCE + WireTypes.name(named);
  }

  private static String described(JsonNode schema) {
    if (schema.has("$ref")) {
      return schema.path("$ref").asString();
    }
    String type = schema.path("type").asString();
    return switch (type) {
      case "array" -> "[" + described(schema.path("items")) + "]";
      case "object" ->
          "{"
              + described(schema.path("propertyNames"))
              + ": "
              + described(schema.path("additionalProperties"))
              + "}";
      default -> schema.has("format") ? type + " " + schema.path("format").asString() : type;
    };
  }

  private static void compareEnum(Class<?> type) {
    JsonNode schema = FILE.schema(WireTypes.name(type));
    assertThat(schema.path("type").asString()).isEqualTo("string");
    assertThat(schema.path("enum").values())
        .as(WireTypes.name(type))
        .extracting(JsonNode::asString)
        .isEqualTo(
            Stream.of(type.getEnumConstants()).map(each -> ((Enum<?>) each).name()).toList());
  }

  private static void compareWord(Class<?> type) {
    JsonNode schema = FILE.schema(WireTypes.name(type));
    assertThat(schema.path("type").asString()).as(WireTypes.name(type)).isEqualTo("string");
    assertThat(schema.has("pattern")).as(WireTypes.name(type)).isTrue();
    assertThat(schema.has("enum")).as(WireTypes.name(type)).isFalse();
  }

  private void comparePage(WireTypes.Exchange exchange) {
    List<String> names =
        Stream.of(Page.class.getRecordComponents()).map(RecordComponent::getName).toList();
    assertThat(names).containsExactly("items", "nextToken", "asOf");
    met.put(exchange.answerName(), Page.class);
    assertFields(
        exchange.answerName(),
        List.of(
            "items: [" + REFERENCE + WireTypes.name(exchange.answer()) + "]",
            "nextToken: string",
            "asOf: string date-time"),
        List.of("items", "asOf"));
  }

  @Test
  void schemas_neverForbidFieldsOfLaterVersions() {
    for (JsonNode forbidding : FILE.root().findValues("additionalProperties")) {
      assertThat(forbidding.isObject()).as("a schema, not false").isTrue();
    }
    assertThat(FILE.root().findValues("unevaluatedProperties")).isEmpty();
  }
}
