package org.panah.benchmarks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Person;

/** Records with numbers that can be told in advance, and those who write and ask. */
final class People {
  static final Agency OWNER = Agency.of("PB-POL");

  private People() {}

  static Cnic present(int i) {
    return new Cnic("35202%07d%d".formatted(i, i % 9 + 1));
  }

  static Cnic absent(int i) {
    return new Cnic("42201%07d%d".formatted(i, i % 9 + 1));
  }

  static Offenders clerk(Registry registry) {
    return registry
        .as(Access.by("clerk-1", Role.REGISTRAR).of(OWNER).forPurpose(Purpose.RECORD_KEEPING))
        .offenders();
  }

  static Offenders desk(Registry registry) {
    return registry
        .as(
            Access.by("officer-2", Role.INVESTIGATOR)
                .of(Agency.of("SD-POL"))
                .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("1/2026", "Saddar, Karachi")))
        .offenders();
  }

  static void register(Registry registry, int count) {
    Offenders clerk = clerk(registry);
    List<OffenderRecord> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(record(i));
      if (batch.size() == 1_000 || i == count - 1) {
        clerk.takeIn(batch);
        batch.clear();
      }
    }
  }

  private static OffenderRecord record(int i) {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
    return OffenderRecord.of(OWNER, Person.named("Synthetic Person").identifier(present(i)).build())
        .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build())
        .legalBasis(LegalBasis.of("BENCHMARK"))
        .reviewBy(today.plusYears(1))
        .build();
  }
}
