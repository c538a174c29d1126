package org.panah.examples.quickstart;

import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Hit;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Person;

/** What a developer wants to see once: each scene calls the registry and prints what came back. */
final class Story {
  private static final int TIMED = 1_000;
  private static final int ATTEMPTS = 24;

  private final Registry registry;
  private final Agency owner;
  private final PrintStream out;
  private final Offenders clerk;
  private final Offenders desk;

  Story(Registry registry, Agency owner, PrintStream out) {
    this.registry = registry;
    this.owner = owner;
    this.out = out;
    this.clerk =
        registry
            .as(Access.by("clerk-12", Role.REGISTRAR).of(owner).forPurpose(Purpose.RECORD_KEEPING))
            .offenders();
    // An officer of another force may look, on a case.
    this.desk =
        registry
            .as(
                Access.by("officer-4711", Role.INVESTIGATOR)
                    .of(Agency.of("SD-POL"))
                    .forPurpose(
                        Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Saddar, Karachi")))
            .offenders();
  }

  void tell() {
    Optional<Cnic> known = someCnic();
    known.ifPresentOrElse(this::hit, () -> out.println("No record with a CNIC to ask for."));
    miss();
    search();
    staleAmendAndErasure();
    known.ifPresent(this::whoAsked);
    chain();
    known.ifPresent(this::timings);
  }

  private Optional<Cnic> someCnic() {
    Optional<PageRequest> next = Optional.of(PageRequest.first(100));
    while (next.isPresent()) {
      Page<OffenderRecord> page = clerk.list(owner, next.get());
      for (OffenderRecord record : page.items()) {
        for (Identifier identifier : record.person().identifiers()) {
          if (identifier.type().equals(IdentifierType.CNIC)) {
            Cnic cnic = Cnic.parse(identifier.value());
            // Records of juveniles are there for their owner only.
            if (!desk.find(cnic).isEmpty()) {
              return Optional.of(cnic);
            }
          }
        }
      }
      next = page.next(100);
    }
    return Optional.empty();
  }

  private void hit(Cnic cnic) {
    scene("A hit: an officer of SD-POL asks about the suspect of FIR 123/2026");
    Hits hits = desk.find(cnic);
    for (Hit hit : hits) {
      print(hit);
      for (Offence offence : hit.record().offences()) {
        out.printf("    %s, stage %s%n", offence.section(), offence.stage());
      }
    }
    out.printf("  as of %s; printed in full it hides the person: %s%n", hits.asOf(), hits);
  }

  private void print(Hit hit) {
    out.printf(
        "  %s, %s, kept by %s, record %s%n",
        hit.grade(), hit.standing(), hit.owner(), hit.record().id());
    for (Evidence evidence : hit.evidence()) {
      out.printf("    %s %s: %s%n", evidence.field(), evidence.agreement(), evidence.explanation());
    }
  }

  private void miss() {
    scene("A miss: a number that no record holds");
    Hits none = desk.find(Cnic.parse("89999-9999999-9"));
    out.printf("  %d hits, as of %s%n", none.size(), none.asOf());
  }

  private void search() {
    scene("A name as somebody heard it: Mohd Imran, son of Ghulam Rasool, born about 1985");
    Hits hits =
        searched(PersonQuery.named("Mohd Imran").father("Ghulam Rasool").bornAbout(1985).limit(3));
    for (Hit hit : hits) {
      print(hit);
    }
    out.printf("  %d hits, as of %s%n", hits.size(), hits.asOf());
  }

  /** After a start the index of names is read in the background; each attempt waits for it. */
  private Hits searched(PersonQuery query) {
    for (int attempt = 1; ; attempt++) {
      try {
        return desk.search(query);
      } catch (PanahException.Unavailable e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void staleAmendAndErasure() {
    scene("Two clerks change one record; the second saw an old version");
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
    OffenderRecord first =
        clerk.register(
            OffenderRecord.of(owner, Person.named("Story Person @ Example").build())
                .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, today).build())
                .legalBasis(LegalBasis.of("EXAMPLE"))
                .reviewBy(today.plusYears(1))
                .build());
    Offence convicted = first.offences().get(0).moveTo(Stage.CONVICTED, today);
    OffenderRecord second = clerk.amend(first.withOffence(convicted));
    out.printf("  %s, then %s%n", first, second);
    try {
      clerk.amend(first.withWarnings(List.of()));
      throw new IllegalStateException("a stale change went through");
    } catch (PanahException.Conflict e) {
      out.printf("  the second clerk: %s (%s)%n", e.code().wireName(), e.getMessage());
    }

    scene("The record is erased");
    clerk.erase(second.id(), second.version());
    out.printf(
        "  by id: %s; earlier versions: %s%n",
        clerk.get(second.id()).map(OffenderRecord::toString).orElse("nothing"), historyOf(second));
  }

  private String historyOf(OffenderRecord record) {
    try {
      return clerk.history(record.id()).toString();
    } catch (PanahException.NotFound e) {
      return e.code().wireName();
    }
  }

  private void whoAsked(Cnic cnic) {
    scene("Who asked about that suspect? An auditor looks");
    Page<AuditEntry> page =
        registry
            .as(Access.by("auditor-1", Role.AUDITOR).of(owner).forPurpose(Purpose.OVERSIGHT))
            .audit()
            .asked(cnic.asIdentifier(), PageRequest.first(3));
    for (AuditEntry entry : page.items()) {
      AuditEvent event = entry.event();
      out.printf(
          "  #%d %s %s of %s, %s on %s: %s %s%n",
          entry.number(),
          event.at(),
          event.access().officer(),
          event.access().agency(),
          event.access().purpose(),
          event.access().caseReference(),
          event.action(),
          event.outcome());
    }
    out.println("  The number itself stands nowhere in the audit, only a keyed digest.");
  }

  private void chain() {
    scene("Is the audit sound?");
    long began = System.nanoTime();
    AuditChain.Verification found =
        registry
            .as(Access.by("auditor-1", Role.AUDITOR).of(owner).forPurpose(Purpose.OVERSIGHT))
            .audit()
            .verify();
    out.printf(
        "  %s: %,d entries in %,d ms%n",
        found.sound() ? "yes" : "no, broken at entry " + found.firstBroken(),
        found.entries(),
        (System.nanoTime() - began) / 1_000_000);
  }

  private void timings(Cnic cnic) {
    scene("How long does a question take, with its audit entry on disk?");
    long[] nanos = new long[TIMED];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      desk.find(cnic);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    out.printf(
        "  %,d questions one after the other: half within %,d microseconds, 99 %% within %,d%n",
        nanos.length, nanos[nanos.length / 2] / 1_000, nanos[nanos.length * 99 / 100] / 1_000);
  }

  private void scene(String title) {
    out.printf("%n%s%n", title);
  }
}
