package org.panah.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class IdentifierTest {
  @ParameterizedTest
  @CsvSource({
    "CNIC, 35202-1234567-1, 3520212345671",
    "CRC, 35202 1234567 1, 3520212345671",
    "NICOP, ۳۵۲۰۲-۱۲۳۴۵۶۷-۱, 3520212345671",
    "POC, 3520212345671, 3520212345671",
    "PASSPORT, ' ab-123 4567 ', AB1234567",
    "PASSPORT, AB۱۲۳, AB123",
    "POR, PK/23.45_1, PK23451",
    "PRISON, قیدی ۱۲, قیدی12",
    "HOST_CODE_2, a1, A1"
  })
  void new_bringsTheValueIntoCanonicalForm(String type, String written, String canonical) {
    Identifier identifier = Identifier.of(IdentifierType.of(type), written);

    assertThat(identifier.value()).isEqualTo(canonical);
    assertThat(Identifier.of(identifier.type(), identifier.value())).isEqualTo(identifier);
  }

  @ParameterizedTest
  @CsvSource({
    "CNIC, 12345, cnic",
    "NICOP, AB1234567, nicop",
    "PASSPORT, '', identifier.passport",
    "PASSPORT, ' -/- ', identifier.passport"
  })
  void new_refusesWhatTheTypeDoesNotAllow_andNamesTheType(String type, String value, String field) {
    assertThatThrownBy(() -> Identifier.of(IdentifierType.of(type), value))
        .isInstanceOfSatisfying(InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(field))
        .message()
        .doesNotContain("12345", "AB1234567");
  }

  @Test
  void new_refusesAnOverlongValue() {
    assertThatThrownBy(() -> Identifier.of(IdentifierType.PASSPORT, "A".repeat(65)))
        .isInstanceOf(InvalidRequest.class);
    assertThat(Identifier.of(IdentifierType.PASSPORT, "A".repeat(64)).token()).hasSize(73);
  }

  @Test
  void new_takesABlankIssuerAsNone() {
    assertThat(Identifier.of(IdentifierType.PASSPORT, "AB1", "  ").issuer()).isNull();
    assertThat(Identifier.of(IdentifierType.PASSPORT, "AB1", " PK ").issuer()).isEqualTo("PAK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAK", "PK", "pk", "Pakistan", "PAKISTAN"})
  void issuer_ofAPassport_isOneCountry_howeverItIsSpelled(String spelling) {
    Identifier passport = Identifier.of(IdentifierType.PASSPORT, "AB1234567", spelling);

    assertThat(passport.issuer()).isEqualTo("PAK");
    assertThat(passport.ofAnotherCountry(Identifier.of(IdentifierType.PASSPORT, "X", "PAK")))
        .isFalse();
    assertThat(passport.ofAnotherCountry(Identifier.of(IdentifierType.PASSPORT, "X", "AFG")))
        .isTrue();
    assertThat(passport.ofAnotherCountry(Identifier.of(IdentifierType.PASSPORT, "X", "Kabul")))
        .isFalse();
  }

  @Test
  void new_refusesAnEndBeforeTheBeginning() {
    LocalDate day = LocalDate.of(2020, 1, 2);

    assertThat(new Identifier(IdentifierType.PASSPORT, "AB1", null, day, day).validUntil())
        .isEqualTo(day);
    assertThatThrownBy(
            () -> new Identifier(IdentifierType.PASSPORT, "AB1", null, day, day.minusDays(1)))
        .hasMessage("identifier.validUntil: ends before it begins");
  }

  @Test
  void token_isOneForACitizensNumber_whateverTheDocumentAndIssuer() {
    String number = "3520212345671";

    assertThat(Identifier.of(IdentifierType.CNIC, number).token()).isEqualTo(number);
    assertThat(Identifier.of(IdentifierType.NICOP, number, "NADRA").token()).isEqualTo(number);
  }

  @Test
  void token_tellsOtherDocumentsApart_andLeavesTheIssuerOut() {
    assertThat(Identifier.of(IdentifierType.PASSPORT, "123", "PK").token())
        .isEqualTo("PASSPORT:123");
    assertThat(Identifier.of(IdentifierType.PRISON, "123").token()).isEqualTo("PRISON:123");
  }

  @Test
  void sameNumber_agreesWithToken() {
    Identifier[] all = {
      Identifier.of(IdentifierType.CNIC, "3520212345671"),
      Identifier.of(IdentifierType.POC, "3520212345671", "NADRA"),
      Identifier.of(IdentifierType.CNIC, "3520212345672"),
      Identifier.of(IdentifierType.PASSPORT, "3520212345671"),
      Identifier.of(IdentifierType.PASSPORT, "3520212345671", "PK"),
      Identifier.of(IdentifierType.PRISON, "3520212345671")
    };
    for (Identifier one : all) {
      for (Identifier other : all) {
        assertThat(one.sameNumber(other)).isEqualTo(one.token().equals(other.token()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "cnic", "1CNIC", "A-B", "A B"})
  void type_refusesAnotherForm(String code) {
    assertThatThrownBy(() -> IdentifierType.of(code)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void toString_showsTheTypeOnly() {
    assertThat(Identifier.of(IdentifierType.PASSPORT, "AB123", "PK"))
        .hasToString("Identifier[PASSPORT, hidden]");
  }
}
