package org.panah.examples.nationalnode;

import java.time.LocalDate;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Person;

/** Invented people; no word of theirs may ever be seen outside of a record. */
final class Samples {
  static final String NAME = "Zarbakht Quddoos";
  static final String CNIC = "35299-7654321-1";

  private Samples() {}

  static OffenderRecord record(String id) {
    OffenderRecord.Builder record =
        OffenderRecord.of(
            RunningNode.PUNJAB,
            Person.named(NAME)
                .father("Gulzaman Shahbaloch")
                .born("1985")
                .identifier(Cnic.parse(CNIC))
                .build());
    record.offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build());
    return record
        .id(OffenderId.of(id))
        .legalBasis(LegalBasis.of("CRPC-1898-S173"))
        .reviewBy(LocalDate.of(2029, 1, 1))
        .build();
  }
}
