package org.panah.testkit;

import java.time.LocalDate;
import java.util.List;
import org.panah.common.Agency;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.person.Address;
import org.panah.person.Cnic;
import org.panah.person.Contact;
import org.panah.person.Identifier;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.person.PersonName;

/** Invented people and records for the chapters of {@link RegistryContract}. */
final class RegistrySamples {
  /** No word of these may ever be seen outside of a record. */
  static final List<String> SECRETS =
      List.of(
          "Zarbakht",
          "Quddoos",
          "Shahbaloch",
          "زربخت",
          "Gulzaman",
          "0345-7654321",
          "House 17",
          "ZQ7654321");

  static final LocalDate REVIEW = LocalDate.of(2029, 3, 1);
  static final SectionReference SECTION = new SectionReference("PPC 377B", "2023-1");

  private static final LegalBasis LAW = LegalBasis.of("ANTI-RAPE-ACT-2021-S24");

  private RegistrySamples() {}

  /** A number that no other sample has. */
  static Cnic cnic(int number) {
    return new Cnic("35202%07d1".formatted(number));
  }

  static Person.Builder nobody() {
    return Person.named("Zarbakht Quddoos @ Shahbaloch").born("1985-04-03");
  }

  static Person person(int number) {
    return nobody()
        .name(PersonName.parse("Zarbakht Quddoos @ Shahbaloch").inUrdu("زربخت"))
        .father("Gulzaman")
        .identifier(cnic(number))
        .address(Address.of(Address.Kind.PRESENT, "House 17, Street 4", "PB-lahore"))
        .contact(new Contact("PHONE", "0345-7654321"))
        .build();
  }

  static Person holding(Identifier... identifiers) {
    Person.Builder person = nobody();
    List.of(identifiers).forEach(person::identifier);
    return person.build();
  }

  /** An offence by an adult, at a stage, of which the stages before are not told. */
  static Offence offence(String key, Stage stage) {
    return Offence.under(SECTION)
        .key(key)
        .during(PartialDate.parse("2024"), null)
        .stage(stage, null)
        .ageAtOffence(AgeAtOffence.ADULT)
        .build();
  }

  static Offence offence(String key, AgeAtOffence age, Stage stage) {
    return Offence.under(SECTION).key(key).stage(stage, null).ageAtOffence(age).build();
  }

  static OffenderRecord record(Agency owner, Person person, Offence... offences) {
    return record(owner, OffenderId.random(), person, REVIEW, offences);
  }

  static OffenderRecord record(Agency owner, Person person) {
    return record(owner, person, offence("1", Stage.FIR));
  }

  static OffenderRecord record(Agency owner, int number) {
    return record(owner, person(number));
  }

  static OffenderRecord record(Agency owner, String id, int number) {
    return record(owner, OffenderId.of(id), person(number), REVIEW, offence("1", Stage.FIR));
  }

  static OffenderRecord record(
      Agency owner, OffenderId id, Person person, LocalDate reviewBy, Offence... offences) {
    OffenderRecord.Builder record =
        OffenderRecord.of(owner, person).id(id).legalBasis(LAW).reviewBy(reviewBy);
    List.of(offences).forEach(record::offence);
    return record.build();
  }

  /** The same record with another review date, and no assessment that gives it. */
  static OffenderRecord reviewedBy(OffenderRecord record, LocalDate reviewBy) {
    return new OffenderRecord(
        record.id(),
        record.owner(),
        record.version(),
        record.recordedAt(),
        record.person(),
        record.offences(),
        record.warnings(),
        record.legalBasis(),
        reviewBy,
        record.reviewExtensions(),
        record.source());
  }

  /** The same record as a source tells it that knows no versions. */
  static OffenderRecord unversioned(OffenderRecord record) {
    return new OffenderRecord(
        record.id(),
        record.owner(),
        0,
        null,
        record.person(),
        record.offences(),
        record.warnings(),
        record.legalBasis(),
        record.reviewBy(),
        record.reviewExtensions(),
        null);
  }
}
