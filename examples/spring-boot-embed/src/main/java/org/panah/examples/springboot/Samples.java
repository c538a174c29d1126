package org.panah.examples.springboot;

import java.time.LocalDate;
import org.panah.Registry;
import org.panah.Session;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A record of a made-up person, and a post, so that there is something to ask for. */
@Component
@ConditionalOnProperty("panah.samples")
class Samples implements ApplicationRunner {
  private static final LocalDate REVIEW = LocalDate.of(2029, 1, 1);

  private final Registry registry;
  private final Agency owner;

  Samples(Registry registry, @Value("${panah.agency}") String agency) {
    this.registry = registry;
    this.owner = Agency.of(agency);
  }

  /** Keeps both. A second run adds nothing. */
  @Override
  public void run(ApplicationArguments arguments) {
    Session clerk =
        registry.as(
            Access.by("clerk-12", Role.REGISTRAR).of(owner).forPurpose(Purpose.RECORD_KEEPING));
    clerk
        .offenders()
        .register(
            OffenderRecord.of(
                    owner,
                    Person.named("Muhammad Imran @ Mani")
                        .father("Ghulam Rasul")
                        .born("1985")
                        .identifier(Cnic.parse("35299-1234567-1"))
                        .build())
                .id(OffenderId.of("model-town-123-2026"))
                .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build())
                .legalBasis(LegalBasis.of("CRPC-1898-S173"))
                .reviewBy(REVIEW)
                .build());
    clerk
        .posts()
        .keep(
            Post.of(
                owner,
                PostId.of("PB-POL-igp"),
                "HEAD",
                "Inspector General of Police, Punjab",
                new PostAddress("log", "the log")));
  }
}
