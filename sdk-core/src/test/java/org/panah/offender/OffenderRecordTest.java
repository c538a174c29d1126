package org.panah.offender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.Agency;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.person.Cnic;
import org.panah.person.PartialDate;
import org.panah.person.Person;

class OffenderRecordTest {
  private static final LocalDate REVIEW = LocalDate.of(2029, 3, 1);
  private static final SectionReference SECTION = new SectionReference("PPC 377B", "2023-1");

  private static Offence offence(String key, Stage stage) {
    return Offence.under(SECTION).key(key).stage(stage, null).build();
  }

  private static OffenderRecord.Builder record() {
    Person person = Person.named("Imran").identifier(new Cnic("3520212345671")).build();
    return OffenderRecord.of(Agency.of("PB-POL"), person)
        .id(OffenderId.of("r-1"))
        .legalBasis(LegalBasis.of("ANTI-RAPE-ACT-2021-S24"))
        .reviewBy(REVIEW);
  }

  private static OffenderRecord with(Stage... stages) {
    OffenderRecord.Builder builder = record();
    for (int i = 0; i < stages.length; i++) {
      builder.offence(offence("" + i, stages[i]));
    }
    return builder.build();
  }

  @Test
  void build_refusesWhatIsMissing_byName() {
    assertThatThrownBy(record()::build).hasMessage("offences: 1 to 256");
    assertThatThrownBy(
            OffenderRecord.of(Agency.of("FIA"), Person.named("Imran").build())
                    .offence(offence("1", Stage.FIR))
                    .legalBasis(LegalBasis.of("LAW"))
                ::build)
        .hasMessage("reviewBy: required");
    assertThatThrownBy(
            OffenderRecord.of(Agency.of("FIA"), Person.named("Imran").build())
                    .offence(offence("1", Stage.FIR))
                    .reviewBy(REVIEW)
                ::build)
        .hasMessage("legalBasis: required");
  }

  @Test
  void build_refusesTwoOffencesWithOneKey_andMoreThanAStoreTakes() {
    assertThatThrownBy(
            record().offence(offence("1", Stage.FIR)).offence(offence("1", Stage.CHARGED))::build)
        .hasMessage("offences.key: no two alike in one record");

    OffenderRecord.Builder many = record();
    IntStream.rangeClosed(0, OffenderRecord.MAX_OFFENCES)
        .forEach(i -> many.offence(offence("" + i, Stage.FIR)));
    assertThatThrownBy(many::build).hasMessage("offences: 1 to 256");
  }

  @ParameterizedTest
  @CsvSource({
    "FIR, ACQUITTED, ACCUSED",
    "ACQUITTED, CONVICTED, CONVICTED",
    "APPEAL_PENDING, UPHELD, CONVICTED",
    "APPEAL_PENDING, CHARGED, CONVICTED_UNDER_APPEAL",
    "PARDONED, CHALLAN, ACCUSED",
    "PARDONED, SET_ASIDE, PARDONED",
    "SET_ASIDE, ACQUITTED, SET_ASIDE",
    "ACQUITTED, ACQUITTED, ACQUITTED"
  })
  void standing_isTheGravestOfItsOffences(Stage one, Stage other, Standing expected) {
    assertThat(with(one, other).standing()).isEqualTo(expected);
    assertThat(with(other, one).standing()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // stated, and whatever the dates say
        "JUVENILE, -, -, -, true",
        "ADULT, 2010, 2020, -, false",
        // not stated: only if the dates leave no doubt
        "UNKNOWN, -, 2020, -, false",
        "UNKNOWN, 2010, -, -, false",
        "UNKNOWN, 2010, 2020, -, true",
        "UNKNOWN, 2000-06-15, 2018-06-14, -, true",
        "UNKNOWN, 2000-06-15, 2018-06-15, -, false",
        "UNKNOWN, 2000, 2017-12-31, -, true",
        "UNKNOWN, 2000, 2018, -, false",
        "UNKNOWN, ~2010, 2020, -, true",
        "UNKNOWN, ~2006, 2020, -, true",
        "UNKNOWN, ~2005, 2020, -, false",
        "UNKNOWN, 2000, ~2014, -, true",
        "UNKNOWN, 2000, ~2015, -, false",
        "UNKNOWN, 2000, 2015, 2017, true",
        "UNKNOWN, 2000, 2015, 2019, false",
        "UNKNOWN, 2000, -, 2017, true"
      })
  void juvenileAt_goesByWhatIsStated_elseByTheDates(
      AgeAtOffence age, String born, String from, String until, boolean juvenile) {
    Offence offence =
        Offence.under(SECTION)
            .stage(Stage.FIR, null)
            .during(
                from == null ? null : PartialDate.parse(from),
                until == null ? null : PartialDate.parse(until))
            .ageAtOffence(age)
            .build();
    Person person =
        Person.named("Imran").born(born == null ? null : PartialDate.parse(born)).build();
    OffenderRecord record = record().offence(offence).build().withPerson(person);

    assertThat(record.juvenileAt(offence)).isEqualTo(juvenile);
  }

  @Test
  void lapsed_isTheDayAfterTheReviewDate() {
    OffenderRecord record = with(Stage.FIR);

    assertThat(record.lapsed(REVIEW.minusDays(1))).isFalse();
    assertThat(record.lapsed(REVIEW)).isFalse();
    assertThat(record.lapsed(REVIEW.plusDays(1))).isTrue();
  }

  @Test
  void withers_changeOnePart_andKeepTheVersionThatWasRead() {
    OffenderRecord read = with(Stage.FIR).recorded(3, Instant.EPOCH);
    Person other = Person.named("Kamran").build();
    Warning warning = new Warning("ARMED", "carries a pistol", null);

    assertThat(read.withPerson(other).person()).isEqualTo(other);
    assertThat(read.withWarnings(List.of(warning)).warnings()).containsExactly(warning);
    assertThat(read.withPerson(other).withWarnings(List.of(warning)).version()).isEqualTo(3);
    assertThat(read.withPerson(read.person())).isEqualTo(read);
  }

  @Test
  void withOffence_replacesTheOneWithItsKey_orAddsOneMore() {
    OffenderRecord read = with(Stage.FIR, Stage.CHARGED);

    assertThat(read.withOffence(offence("0", Stage.CHALLAN)).offences())
        .extracting(Offence::stage)
        .containsExactly(Stage.CHALLAN, Stage.CHARGED);
    assertThat(read.withOffence(offence("x", Stage.CHALLAN)).offences())
        .extracting(Offence::key)
        .containsExactly("0", "1", "x");
  }

  @Test
  void extended_movesTheReviewDate_andKeepsTheAssessment() {
    ReviewExtension extension =
        new ReviewExtension(LocalDate.of(2029, 2, 1), REVIEW.plusYears(1), "still at large");

    OffenderRecord kept = with(Stage.FIR).extended(extension);

    assertThat(kept.reviewBy()).isEqualTo(REVIEW.plusYears(1));
    assertThat(kept.reviewExtensions()).containsExactly(extension);
    assertThatThrownBy(() -> new ReviewExtension(REVIEW, REVIEW, "no longer"))
        .hasMessage("reviewExtensions.until: after the day of the assessment");
  }

  @Test
  void tellsTheSameAs_overlooksVersionAndTimeOnly() {
    OffenderRecord record = with(Stage.FIR);

    assertThat(record.tellsTheSameAs(record.recorded(9, Instant.EPOCH))).isTrue();
    assertThat(record.tellsTheSameAs(with(Stage.CHALLAN))).isFalse();
    assertThat(
            record.tellsTheSameAs(
                record().id(OffenderId.of("r-2")).offence(offence("0", Stage.FIR)).build()))
        .isFalse();
  }

  @Test
  void ids_areUnlessGivenNeverTheSameTwice() {
    assertThat(OffenderId.random()).isNotEqualTo(OffenderId.random());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "a:b", "ا", "a\n"})
  void id_refusesAnotherForm(String value) {
    assertThatThrownBy(() -> OffenderId.of(value))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("offenderId"));
    assertThatThrownBy(() -> OffenderId.of("x".repeat(65))).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "law", "LAW 1", "LAW/1"})
  void legalBasis_refusesAnotherForm(String value) {
    assertThatThrownBy(() -> LegalBasis.of(value)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void toString_tellsOfNobody() {
    assertThat(with(Stage.FIR).recorded(2, Instant.EPOCH))
        .hasToString("OffenderRecord[r-1, PB-POL, v2, ACCUSED]");
  }
}
