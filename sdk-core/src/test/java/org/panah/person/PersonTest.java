package org.panah.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class PersonTest {
  private static final LocalDate DAY = LocalDate.of(2020, 5, 1);

  private static Person.Builder full() {
    return Person.named("Imran @ Mani")
        .father("Ghulam Rasool")
        .husband(PersonName.parse("Nobody"))
        .sex(Sex.MALE)
        .born("1985-04-03")
        .birthPlace("Kasur")
        .nationality("PK")
        .identifier(new Cnic("3520212345671"))
        .address(Address.of(Address.Kind.PRESENT, "House 7, Street 9", "PB-lahore"))
        .contact(new Contact("PHONE", "03001234567"))
        .occupation(new Occupation("Teacher at a school", true, DAY, null))
        .mark(new Mark("scar", "left hand", "two lines"))
        .biometric(new ExternalReference("PHOTO", "PB-POL", "P-77", null));
  }

  @Test
  void toBuilder_buildsTheSamePersonAgain() {
    assertThat(full().build().toBuilder().build()).isEqualTo(full().build());
  }

  @Test
  void build_givesEmptyListsAndUnknownSex_whereNothingIsSaid() {
    Person person = Person.named("Imran").build();

    assertThat(person.sex()).isEqualTo(Sex.UNKNOWN);
    assertThat(person.born()).isNull();
    assertThat(person.identifiers()).isEmpty();
    assertThat(person.biometrics()).isEmpty();
  }

  @Test
  void build_keepsEachIdentifierOnce() {
    Person person = full().identifier(Cnic.parse("35202-1234567-1")).build();

    assertThat(person.identifiers()).hasSize(1);
  }

  @Test
  void lists_cannotBeChanged_norHoldNothing() {
    Person person = full().build();
    List<Identifier> withNull = Arrays.asList(person.identifiers().get(0), null);

    assertThatThrownBy(() -> person.identifiers().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () ->
                new Person(
                    person.name(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    withNull,
                    null,
                    null,
                    null,
                    null,
                    null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void build_refusesMoreIdentifiersThanAStoreTakes() {
    Person.Builder builder = Person.named("Imran");
    IntStream.rangeClosed(1, Person.MAX_IDENTIFIERS)
        .forEach(i -> builder.identifier(Identifier.of(IdentifierType.PRISON, "" + i)));
    assertThat(builder.build().identifiers()).hasSize(Person.MAX_IDENTIFIERS);

    builder.identifier(Identifier.of(IdentifierType.PRISON, "one more"));
    assertThatThrownBy(builder::build).hasMessage("identifiers: at most 32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pk", "PAK", "P", "P1", "پک"})
  void build_refusesANationalityOfAnotherForm(String code) {
    Person.Builder builder = Person.named("Imran").nationality(code);

    assertThatThrownBy(builder::build)
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("nationality"));
  }

  @Test
  void address_refusesASpanThatEndsBeforeItBegins_andBlankText() {
    assertThatThrownBy(
            () -> new Address(Address.Kind.OTHER, "x", null, null, DAY, DAY.minusDays(1), null))
        .hasMessage("address.until: ends before it begins");
    assertThatThrownBy(() -> Address.of(Address.Kind.OTHER, " ", null))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("address.text"));
  }

  @Test
  void occupation_refusesASpanThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> new Occupation("x", false, DAY, DAY.minusDays(1)))
        .hasMessage("occupation.until: ends before it begins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ABCDEF", "aa", "zz"})
  void externalReference_refusesADigestOfAnotherForm(String digest) {
    assertThatThrownBy(() -> new ExternalReference("PHOTO", "PB-POL", "P-77", digest))
        .hasMessage("reference.sha256: 64 small hexadecimal digits");
  }

  @Test
  void toString_showsNothingOfThePerson() {
    Person person = full().build();

    assertThat(
            List.of(
                person.toString(),
                person.addresses().toString(),
                person.contacts().toString(),
                person.occupations().toString(),
                person.marks().toString(),
                person.biometrics().toString(),
                person.identifiers().toString()))
        .containsExactly(
            "Person[hidden]",
            "[Address[PRESENT, hidden]]",
            "[Contact[PHONE, hidden]]",
            "[Occupation[hidden]]",
            "[Mark[hidden]]",
            "[ExternalReference[PHOTO, PB-POL, hidden]]",
            "[Identifier[CNIC, hidden]]");
  }

  @Test
  void name_isRequired() {
    assertThatThrownBy(
            () ->
                new Person(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Collections.emptyList(),
                    null,
                    null,
                    null,
                    null,
                    null))
        .hasMessage("name: required");
  }
}
