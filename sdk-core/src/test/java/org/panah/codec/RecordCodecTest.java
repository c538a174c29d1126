package org.panah.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.Agency;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.FirReference;
import org.panah.offender.Judgment;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.ReviewExtension;
import org.panah.offender.SectionReference;
import org.panah.offender.SourceMark;
import org.panah.offender.Stage;
import org.panah.offender.Victim;
import org.panah.offender.Warning;
import org.panah.person.Address;
import org.panah.person.Contact;
import org.panah.person.ExternalReference;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Mark;
import org.panah.person.Occupation;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * Pins the form in which records are stored and sent. The golden files never change: a later
 * version adds its own, and still reads these.
 */
class RecordCodecTest {
  private static final RecordCodec CODEC = RecordCodec.standard();
  private static final LocalDate DAY = LocalDate.of(2020, 2, 29);

  /** The record of {@code offender-record-1.json}: every field of every type is there. */
  private static OffenderRecord full() {
    String digest = "00112233445566778899aabbccddeeff".repeat(2);
    ExternalReference photo = new ExternalReference("PHOTO", "PB-POL", "P-77", digest);
    Person person =
        Person.named(new PersonName("Shazia \"Bibi\"", "شازیہ بی بی", List.of("Mani", "مانی")))
            .father(new PersonName("Ghulam Rasool", "غلام رسول", List.of("Rasoola")))
            .husband(new PersonName("Nadeem", "ندیم", List.of("Deema")))
            .sex(Sex.FEMALE)
            .born("~1985-04-03")
            .birthPlace("Kasur")
            .nationality("PK")
            .identifier(
                new Identifier(
                    IdentifierType.CNIC, "3520212345671", "NADRA", DAY, DAY.plusYears(9)))
            .identifier(Identifier.of(IdentifierType.of("HOST_NUMBER"), "AB12"))
            .address(
                new Address(
                    Address.Kind.PERMANENT,
                    "House 7, Street 9",
                    "PB-lahore",
                    "Model Town",
                    DAY,
                    DAY.plusYears(1),
                    DAY.plusYears(2)))
            .contact(new Contact("PHONE", "+923001234567"))
            .occupation(new Occupation("Teacher at a school", true, DAY, DAY.plusMonths(7)))
            .mark(new Mark("scar", "left hand", "two lines"))
            .biometric(photo)
            .build();
    Offence offence =
        Offence.under(new SectionReference("PPC 377B", "2023-1"))
            .key("first")
            .fir(new FirReference("123/2024", "Model Town", "PB-lahore"))
            .during(PartialDate.parse("2023-11"), PartialDate.parse("2024"))
            .district("PB-kasur")
            .stage(Stage.FIR, LocalDate.of(2024, 1, 2))
            .stage(Stage.CHALLAN, null)
            .stage(Stage.CHARGED, LocalDate.of(2024, 5, 1))
            .stage(Stage.CONVICTED, LocalDate.of(2025, 9, 1))
            .ageAtOffence(AgeAtOffence.ADULT)
            .judgment(
                new Judgment(
                    "Sessions Court Kasur",
                    "55/2024",
                    LocalDate.of(2025, 9, 1),
                    "14 years",
                    new ExternalReference("JUDGMENT", "Sessions Court Kasur", "J-1", digest)))
            .victim(new Victim(Victim.AgeBand.FROM_6_TO_11, Sex.FEMALE, "V-1", "TEACHER"))
            .build();
    return OffenderRecord.of(Agency.of("PB-POL"), person)
        .id(OffenderId.of("pb-2024-0001"))
        .offence(offence)
        .warning(new Warning("ARMED", "carries a pistol", LocalDate.of(2026, 12, 31)))
        .legalBasis(LegalBasis.of("ANTI-RAPE-ACT-2021-S24"))
        .reviewBy(LocalDate.of(2027, 9, 1))
        .build()
        .extended(
            new ReviewExtension(
                LocalDate.of(2027, 6, 1), LocalDate.of(2030, 9, 1), "second conviction"))
        .recorded(3, Instant.parse("2027-06-01T08:00:00.123456Z"));
  }

  /**
   * The record of {@code offender-record-1-minimal.json}: nothing that can be left out is there.
   */
  private static OffenderRecord minimal() {
    return OffenderRecord.of(Agency.of("FIA"), Person.named("Imran").build())
        .id(OffenderId.of("r"))
        .offence(
            Offence.under(new SectionReference("PECA 22", "2023-1")).stage(Stage.FIR, null).build())
        .legalBasis(LegalBasis.of("PECA-2016"))
        .reviewBy(LocalDate.of(2029, 3, 1))
        .build();
  }

  /** The record of {@code offender-record-1-imported.json}: what an import left behind. */
  private static OffenderRecord imported() {
    return minimal()
        .withSource(
            new SourceMark("0123456789abcdef0123456789abcdef", LocalDate.of(2029, 3, 1), 2));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = RecordCodecTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8).strip();
    }
  }

  private static String json(OffenderRecord record) {
    return new String(CODEC.encode(record), UTF_8);
  }

  private static OffenderRecord decode(String json) {
    return CODEC.decode(json.getBytes(UTF_8));
  }

  @Test
  void encode_writesTheFormOfTheGoldenFiles() throws IOException {
    assertThat(json(full())).isEqualTo(golden("offender-record-1.json"));
    assertThat(json(minimal())).isEqualTo(golden("offender-record-1-minimal.json"));
    assertThat(json(imported())).isEqualTo(golden("offender-record-1-imported.json"));
  }

  @Test
  void decode_readsTheGoldenFiles() throws IOException {
    assertThat(decode(golden("offender-record-1.json"))).isEqualTo(full());
    assertThat(decode(golden("offender-record-1-minimal.json"))).isEqualTo(minimal());
    assertThat(decode(golden("offender-record-1-imported.json"))).isEqualTo(imported());
  }

  @Test
  void encode_writesNoNullsAndNoLineBreaks_andDatesAndNamesAsWords() {
    String json = json(full());

    assertThat(json)
        .doesNotContain("null", "\n")
        .contains("\"born\":\"~1985-04-03\"", "\"reviewBy\":\"2030-09-01\"")
        .contains("\"recordedAt\":\"2027-06-01T08:00:00.123456Z\"")
        .contains("\"stage\":\"CONVICTED\"", "\"owner\":\"PB-POL\"", "شازیہ بی بی");
    assertThat(json(minimal())).doesNotContain("null", "[]", "{}", "\"\"");
  }

  @Test
  void decode_passesOverFieldsOfLaterVersions_wherever() throws IOException {
    String later =
        golden("offender-record-1.json")
            .replaceAll(
                "\\{\"", "{\"addedLater\":{\"a\":[1,{\"b\":null}],\"c\":\"x\"},\"also\":[[]],\"");

    assertThat(later).contains("addedLater");
    assertThat(decode(later)).isEqualTo(full());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'r','owner':'FIA','person':{'name':{'latin':'Imran'}},"
            + "'offences':[{'key':'1','section':{'code':'PECA 22','schedule':'2023-1'},"
            + "'stages':[{'stage':'FIR'}]}],'legalBasis':'PECA-2016','reviewBy':'2029-03-01'}",
        "{'reviewBy':'2029-03-01','legalBasis':'PECA-2016','reviewExtensions':null,'warnings':[],"
            + "'offences':[{'victims':null,'judgment':null,'stages':[{'on':null,'stage':'FIR'}],"
            + "'section':{'schedule':'2023-1','code':'PECA 22'},'ageAtOffence':null,'key':'1'}],"
            + "'person':{'marks':null,'identifiers':[],'sex':null,"
            + "'name':{'aliases':null,'urdu':null,'latin':'Imran'}},"
            + "'recordedAt':null,'version':0,'owner':'FIA','id':'r'}"
      })
  void decode_readsFormsThatLackFieldsOfThisVersion_orHoldThemInAnotherOrder(String text) {
    assertThat(decode(text.replace('\'', '"'))).isEqualTo(minimal());
  }

  @Test
  void decode_takesAMissingFlagAsNo() throws IOException {
    String earlier = golden("offender-record-1.json").replace("\"withChildren\":true,", "");

    assertThat(decode(earlier).person().occupations().get(0).withChildren()).isFalse();
  }

  @Test
  void decode_givesBackWhatEncodeWrote_whateverIsInTheRecord() {
    for (long seed = 0; seed < 2_000; seed++) {
      OffenderRecord record = new RandomRecords(seed).next();
      byte[] json = CODEC.encode(record);

      OffenderRecord back = CODEC.decode(json);
      assertThat(back).as("seed %d", seed).isEqualTo(record);
      assertThat(CODEC.encode(back)).as("seed %d", seed).isEqualTo(json);
    }
  }

  @Test
  void digest_isOfWhatTheRecordTells_andOfNothingThatTheRegistryAdds() {
    String digest = CODEC.digest(full());

    assertThat(digest).matches("[0-9a-f]{32}");
    assertThat(CODEC.digest(imported().recorded(7, Instant.EPOCH)))
        .isEqualTo(CODEC.digest(minimal()))
        .isNotEqualTo(digest);
    assertThat(CODEC.digest(minimal().withPerson(Person.named("Imran Ali").build())))
        .isNotEqualTo(CODEC.digest(minimal()));
  }
}
