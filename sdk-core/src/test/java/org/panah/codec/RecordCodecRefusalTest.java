package org.panah.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.common.PanahException.InvalidRequest;

/** A text that is no record is refused by path and rule, and no word of it comes out again. */
class RecordCodecRefusalTest {
  private static final String RECORD =
      """
      {"id":"r-1","owner":"PB-POL","version":1,"recordedAt":"2026-03-01T08:00:00Z",
      "person":{"name":{"latin":"Imran"},"sex":"MALE","born":"1985",
      "identifiers":[{"type":"CNIC","value":"3520212345671"}],
      "occupations":[{"description":"Hafiz","withChildren":true}]},
      "offences":[{"key":"k1","section":{"code":"PPC 377B","schedule":"2023-1"},"from":"2025",
      "stages":[{"stage":"FIR","on":"2025-02-01"},{"stage":"CHALLAN"}]}],
      "warnings":[{"kind":"ARMED","text":"Mani has a gun"}],
      "legalBasis":"LAW-1","reviewBy":"2029-03-01"}""";

  private static InvalidRequest refusalOf(String json) {
    InvalidRequest[] refusal = new InvalidRequest[1];
    assertThatThrownBy(() -> RecordCodec.standard().decode(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(InvalidRequest.class, e -> refusal[0] = e);
    return refusal[0];
  }

  private static void assertQuotesNothing(InvalidRequest refusal) {
    StringWriter all = new StringWriter();
    refusal.printStackTrace(new PrintWriter(all, true));

    assertThat(all.toString())
        .doesNotContain("Imran", "Mani", "Hafiz", "3520212345671", "secret")
        .doesNotContain("tools.jackson.core.JacksonException");
  }

  @Test
  void theTextThatTheTestsChange_isARecord() {
    assertThat(RecordCodec.standard().decode(RECORD.getBytes(UTF_8)).version()).isEqualTo(1);
  }

  @Test
  void numbersThatAreLeftOut_areNotZero() {
    assertThat(refusal("{\"sex\":\"MALE\",\"ageTo\":9}", MissingChild.class))
        .isEqualTo("ageFrom: required");
    assertThat(refusal("{\"latitude\":31.5,\"radius\":2}", Place.Point.class))
        .isEqualTo("longitude: required");
  }

  private static String refusal(String json, Class<? extends Record> type) {
    InvalidRequest refusal =
        catchThrowableOfType(
            InvalidRequest.class, () -> RecordCodec.standard().decode(json.getBytes(UTF_8), type));
    return refusal.field() + ": " + refusal.rule();
  }

  @Test
  void version_mayBeLeftOut_ofWhatIsNotKeptYet() {
    assertThat(
            RecordCodec.standard()
                .decode(RECORD.replace("\"version\":1,", "").getBytes(UTF_8))
                .version())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\":1 | \"version\":\"secret\" | version",
        "\"version\":1 | \"version\":1.5 | version",
        "\"version\":1 | \"version\":null | version",
        "\"id\":\"r-1\", | `` | id",
        "\"id\":\"r-1\" | \"id\":\"secret id\" | id",
        "\"owner\":\"PB-POL\", | `` | owner",
        "\"owner\":\"PB-POL\" | \"owner\":[\"secret\"] | owner",
        "\"owner\":\"PB-POL\" | \"owner\":\"secret\" | owner",
        "\"recordedAt\":\"2026 | \"recordedAt\":\"secret2026 | recordedAt",
        "\"name\":{\"latin\":\"Imran\"}, | `` | person.name",
        "{\"latin\":\"Imran\"} | {\"urdu\":\"Imran\"} | person.name.urdu",
        "{\"latin\":\"Imran\"} | \"Imran\" | person.name",
        "\"sex\":\"MALE\" | \"sex\":\"secret\" | person.sex",
        "\"sex\":\"MALE\" | \"sex\":1 | person.sex",
        "\"born\":\"1985\" | \"born\":\"secret\" | person.born",
        "\"born\":\"1985\" | \"born\":{\"secret\":\"Imran\"} | person.born",
        "3520212345671 | 35202123456 | person.identifiers[0].cnic",
        "\"type\":\"CNIC\" | \"type\":\"secret\" | person.identifiers[0].type",
        "\"withChildren\":true | \"withChildren\":\"secret\" | person.occupations[0].withChildren",
        "\"stage\":\"FIR\" | \"stage\":\"secret\" | offences[0].stages[0].stage",
        "\"stage\":\"FIR\" | \"stage\":0 | offences[0].stages[0].stage",
        "\"on\":\"2025-02-01\" | \"on\":\"2025-02-31\" | offences[0].stages[0].on",
        "\"on\":\"2025-02-01\" | \"on\":\"secret\" | offences[0].stages[0].on",
        "CHALLAN | CONVICTED | offences[0].stage",
        "\"key\":\"k1\", | `` | offences[0].key",
        "\"schedule\":\"2023-1\" | \"schedule\":\" \" | offences[0].section.schedule",
        "\"from\":\"2025\" | \"from\":\"2025-13\" | offences[0].from",
        "\"Mani has a gun\" | \"Mani\\u0000\" | warnings[0].text",
        "\"legalBasis\":\"LAW-1\", | `` | legalBasis",
        "\"reviewBy\":\"2029-03-01\" | \"reviewBy\":\"secret\" | reviewBy",
        "\"offences\":[{ | \"offences\":[null,{ | record",
        "\"identifiers\":[{ | \"identifiers\":[null,{ | person"
      })
  void decode_namesThePath(String part, String other, String path) {
    assertThat(RECORD).contains(part);

    InvalidRequest refusal = refusalOf(RECORD.replace(part, other));

    assertThat(refusal.field()).isEqualTo(path);
    assertQuotesNothing(refusal);
  }

  @Test
  void decode_namesTheRule_whereThereIsOne() {
    assertThat(refusalOf(RECORD.replace("CHALLAN", "CONVICTED")))
        .hasMessage("offences[0].stage: CONVICTED cannot follow FIR, only [CHALLAN] can");
    assertThat(refusalOf(RECORD.replace("3520212345671", "35202")))
        .hasMessage(
            "person.identifiers[0].cnic: 13 digits, the first 1 to 8, with or without dashes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "17",
        "\"Imran\"",
        "secret",
        "{",
        "{\"id\":",
        "{\"id\":Imran}",
        "{\"person\":{\"name\":{\"latin\":\"Imran\" \"secret\"}}}",
        "\u0000"
      })
  void decode_refusesWhatIsNoRecordAtAll(String text) {
    InvalidRequest refusal = refusalOf(text);

    assertThat(refusal).hasMessage("record: not the JSON of such a field");
    assertQuotesNothing(refusal);
  }

  @Test
  void decode_refusesWhatFollowsARecord() {
    assertThat(refusalOf(RECORD + RECORD).field()).isEqualTo("record");
    assertThat(refusalOf(RECORD + " secret").field()).isEqualTo("record");
  }

  @Test
  void decode_refusesBrokenText_notOnlyBrokenJson() {
    byte[] broken = RECORD.getBytes(UTF_8);
    broken[RECORD.indexOf("Imran") + 2] = (byte) 0xC3;

    assertThatThrownBy(() -> RecordCodec.standard().decode(broken))
        .isInstanceOfSatisfying(InvalidRequest.class, RecordCodecRefusalTest::assertQuotesNothing);
  }

  @Test
  void decode_refusesEndlessNesting_withoutHarm() {
    String deep = "{\"later\":" + "[".repeat(100_000);

    assertThat(refusalOf(deep).field()).isEqualTo("record");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"reviewBy\":\"2029-03-01\" | \"reviewBy\":46000 | reviewBy",
        "\"reviewBy\":\"2029-03-01\" | \"reviewBy\":20281231 | reviewBy",
        "\"reviewBy\":\"2029-03-01\" | \"reviewBy\":[2029,3,1] | reviewBy",
        "\"reviewBy\":\"2029-03-01\" | \"reviewBy\":\"2029-02-30\" | reviewBy",
        "\"on\":\"2025-02-01\" | \"on\":5000 | offences[0].stages[0].on",
        "\"on\":\"2025-02-01\" | \"on\":\"2025-02-01T20:00:00Z\" | offences[0].stages[0].on",
        "\"recordedAt\":\"2026-03-01T08:00:00Z\" | \"recordedAt\":5 | recordedAt"
      })
  void aDate_isATextInTheOneForm(String before, String after, String field) {
    InvalidRequest refusal = refusalOf(RECORD.replace(before, after));

    assertThat(refusal.field()).isEqualTo(field);
    assertQuotesNothing(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"sex\":\"MALE\" | \"sex\":\"MALE\",\"identifier\":[]",
        "\"key\":\"k1\" | \"key\":\"k1\",\"age_at_offence\":\"JUVENILE\"",
        "\"id\":\"r-1\" | \"id\":\"r-1\",\"secret\":\"secret\"",
        "\"legalBasis\":\"LAW-1\" | \"legalBasis\":\"LAW-1\",\"legalBasis\":\"LAW-2\"",
        "\"kind\":\"ARMED\" | \"kind\":\"ARMED\",\"kind\":\"NOTE\""
      })
  void strict_refusesFieldsThatItDoesNotKnow_andFieldsThatStandTwice(String before, String after) {
    byte[] json = RECORD.replace(before, after).getBytes(UTF_8);

    assertThat(RecordCodec.standard().decode(json)).isNotNull();
    assertThatThrownBy(() -> RecordCodec.strict().decode(json))
        .isInstanceOfSatisfying(InvalidRequest.class, RecordCodecRefusalTest::assertQuotesNothing);
    assertThat(RecordCodec.strict().decode(RECORD.getBytes(UTF_8)).version()).isEqualTo(1);
  }
}
