package org.panah.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertChange;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Standing;
import org.panah.testkit.SyntheticAlerts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client reads what a later node answers: it passes over fields, and takes words with care. */
class LaterVersionTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Schemas SCHEMAS = new Schemas(ContractFile.read());
  private static final int DOCUMENTS = 10_000;

  @Test
  void answers_areRead_whateverFieldsAndWordsALaterVersionAdds() {
    List<String> files = WireSamples.answers().toList();
    Set<String> words = new HashSet<>();
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      String file = files.get(seed % files.size());
      Random random = new Random(seed);
      JsonNode later = JSON.readTree(sample(file, random));
      SCHEMAS.walk(
          later,
          WireSamples.schema(file),
          (name, object) -> grow(object, random),
          (name, word) -> {
            words.add(name);
            // A problem of an unknown type has its own place, and a test of its own.
            return random.nextInt(4) > 0 || name.equals("ProblemType")
                ? word
                : "LATER_" + random.nextInt(9);
          });

      Record read = WireSamples.readers().get(file).apply(later.toString().getBytes(UTF_8));

      JsonNode back = JSON.readTree(RecordCodec.wire().encode(read));
      assertSameItems(later, back, file + ", seed " + seed + ": " + later);
    }
    // All enumerations but those of events, which no answer holds.
    assertThat(words).hasSize(18);
  }

  private static String sample(String file, Random random) {
    if (file.equals("Alert") && random.nextBoolean()) {
      return new String(
          RecordCodec.wire().encode(SyntheticAlerts.known(random, random.nextInt(99))), UTF_8);
    }
    return WireSamples.golden(file);
  }

  private static void grow(ObjectNode object, Random random) {
    if (random.nextInt(3) == 0) {
      object.set(
          "later" + random.nextInt(9),
          JSON.readTree(
              switch (random.nextInt(5)) {
                case 0 -> "null";
                case 1 -> "{\"a\":[1,{\"b\":null}]}";
                case 2 -> "[[],{}]";
                case 3 -> "\"text\"";
                default -> "17.5";
              }));
    }
  }

  /** No list has lost an item, but the stages of a case whose course is not known. */
  private static void assertSameItems(JsonNode sent, JsonNode read, String what) {
    if (sent instanceof ArrayNode list) {
      assertThat(read.size()).as(what).isEqualTo(list.size());
      for (int i = 0; i < list.size(); i++) {
        assertSameItems(list.get(i), read.get(i), what);
      }
    } else if (sent instanceof ObjectNode object) {
      object.forEachEntry(
          (field, value) -> {
            if (value.isContainer() && !field.startsWith("later") && !field.equals("cancelled")) {
              assertThat(read.has(field)).as(what).isTrue();
              if (!field.equals("stages")) {
                assertSameItems(value, read.get(field), what);
              }
              assertThat(read.get(field).isEmpty()).as(what).isEqualTo(value.isEmpty());
            }
          });
    }
  }

  private static OffenderRecord withStages(String... stages) {
    ObjectNode record = (ObjectNode) JSON.readTree(WireSamples.golden("OffenderRecord"));
    ArrayNode offences = (ArrayNode) record.get("offences");
    offences.remove(1);
    ArrayNode told = ((ObjectNode) offences.get(0)).putArray("stages");
    for (String stage : stages) {
      told.addObject().put("stage", stage);
    }
    return RecordCodec.wire().decode(record.toString().getBytes(UTF_8));
  }

  @Test
  void stages_thatAreNotKnown_neverMakeSomebodyMoreThanAccused() {
    assertThat(withStages("LATER").standing()).isEqualTo(Standing.ACCUSED);
    assertThat(withStages("FIR", "LATER").standing()).isEqualTo(Standing.ACCUSED);
    assertThat(withStages("CHARGED", "CONVICTED", "LATER").standing()).isEqualTo(Standing.ACCUSED);
    assertThat(withStages("CONVICTED", "SET_ASIDE", "LATER").standing())
        .isEqualTo(Standing.SET_ASIDE);
    assertThat(withStages("CHALLAN", "LATER", "CHARGED", "ACQUITTED").standing())
        .isEqualTo(Standing.ACQUITTED);
    assertThat(withStages("FIR", "LATER", "CONVICTED").standing()).isEqualTo(Standing.CONVICTED);
  }

  private static List<String> statuses(String... statuses) {
    ObjectNode alert = (ObjectNode) JSON.readTree(WireSamples.golden("Alert"));
    ArrayNode steps = alert.putArray("steps");
    for (String status : statuses) {
      steps
          .addObject()
          .put("status", status)
          .put("at", "2026-03-01T08:00:00Z")
          .put("officer", "o-1");
    }
    Alert read = RecordCodec.wire().decode(alert.toString().getBytes(UTF_8), Alert.class);
    return read.steps().stream().map(step -> step.status().name()).toList();
  }

  @Test
  void steps_thatAreNotKnown_neverHideAnAlertThatWasMadeKnown() {
    assertThat(statuses("DRAFT", "LATER")).containsExactly("DRAFT", "ACTIVE");
    assertThat(statuses("LATER", "DRAFT", "ACTIVE", "LATER"))
        .containsExactly("DRAFT", "DRAFT", "ACTIVE", "UPDATED");
    assertThat(statuses("DRAFT", "ACTIVE", "LATER", "ACTIVE"))
        .containsExactly("DRAFT", "ACTIVE", "UPDATED", "UPDATED");
  }

  @Test
  void whatHasNotTheFormOfAWord_isRefused() {
    String golden = WireSamples.golden("AlertBoard");
    for (String state : List.of("3", "\"3\"", "\"owed\"", "\" \"", "{}", "[]", "true")) {
      String text = golden.replace("\"OWED\"", state);

      assertThat(text).isNotEqualTo(golden);
      assertThatThrownBy(() -> WireSamples.readers().get("AlertBoard").apply(text.getBytes(UTF_8)))
          .as(state)
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessageContaining("rows[0].deliveries[1].state");
    }
  }

  @Test
  void recordsThatWereNotReadWhole_areTold_andNoOthers() {
    ObjectNode page = (ObjectNode) JSON.readTree(WireSamples.golden("OffenderRecordPage"));
    ((ObjectNode) page.at("/items/1/person")).put("later", "x");
    List<String> told = new ArrayList<>();

    RecordCodec.wire()
        .decodePage(
            page.toString().getBytes(UTF_8),
            OffenderRecord.class,
            (id, version) -> told.add(id + " " + version));

    assertThat(told).containsExactly("pb-2024-0001 3");
  }

  @Test
  void changesOfAlerts_ofAKindThatIsNotKnown_haveTheAlertReadAnew() {
    String later = "{\"alert\":\"a-1\",\"kind\":\"LATER\",\"version\":2,\"position\":\"3F9k-17\"}";

    AlertChange change = RecordCodec.wire().decode(later.getBytes(UTF_8), AlertChange.class);

    assertThat(change.kind()).isEqualTo(AlertChange.Kind.ALERT);
  }

  @Test
  void whatIsTakenInToBeKept_isRefused_ifItHoldsALaterWord() {
    String later = WireSamples.golden("OffenderRecord").replace("\"CONVICTED\"", "\"LATER\"");

    assertThatThrownBy(() -> RecordCodec.standard().decode(later.getBytes(UTF_8)))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("offences[0].stages[3].stage");
  }
}
