package org.panah.examples.nationalnode;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertEnd;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.hit.Hit;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.TokenSource;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Person;

/**
 * A caller of a node, as a province's system would be one: registers a made-up person, asks for
 * him, raises an alert for a made-up child and sees it arrive. But for the line that connects, an
 * embedded registry would be used in the same way.
 */
final class RemoteDesk {
  private static final Agency OWNER = Agency.of("PB-POL");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Registry registry;
  private final PrintStream out;

  private RemoteDesk(Registry registry, PrintStream out) {
    this.registry = registry;
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    URI node = URI.create(args.length > 0 ? args[0] : "http://127.0.0.1:8080");
    Path tokens = Path.of(args.length > 1 ? args[1] : "national-node-data/tokens");
    try {
      run(node, token(tokens), out);
    } catch (PanahException e) {
      out.printf("%s: %s%n", e.code().wireName(), e.getMessage());
      System.exit(1);
    }
  }

  /** The token that the node has made for trying out. */
  private static String token(Path tokens) {
    try {
      return Files.readAllLines(tokens).stream()
          .filter(line -> line.startsWith("try-out "))
          .map(line -> line.split(" ", -1)[1])
          .findFirst()
          .orElseThrow(() -> new PanahException.NotFound("token for trying out"));
    } catch (IOException e) {
      throw new PanahException.Unavailable("tokens file; is the node up?", e);
    }
  }

  static void run(URI node, String token, PrintStream out) throws InterruptedException {
    long began = System.nanoTime();
    HttpSettings settings = HttpSettings.to(node).tokens(TokenSource.fixed(token));
    try (Registry registry = HttpRegistry.connect(settings)) {
      RemoteDesk desk = new RemoteDesk(registry, out);
      desk.ask();
      out.printf("Answered %d ms after the start.%n", (System.nanoTime() - began) / 1_000_000);
      desk.raise();
    }
  }

  private void ask() {
    Cnic cnic = Cnic.parse("35299-1234567-1");
    Person person =
        Person.named("Muhammad Imran @ Mani")
            .father("Ghulam Rasul")
            .born("1985")
            .identifier(cnic)
            .build();
    OffenderRecord record =
        OffenderRecord.of(OWNER, person)
            .id(OffenderId.of("model-town-123-2026"))
            .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build())
            .legalBasis(LegalBasis.of("CRPC-1898-S173"))
            .reviewBy(LocalDate.now(ZoneOffset.UTC).withDayOfYear(1).plusYears(2))
            .build();
    OffenderRecord stored =
        registry
            .as(by("clerk-7", Role.REGISTRAR).forPurpose(Purpose.RECORD_KEEPING))
            .offenders()
            .register(record);
    out.printf("Registered %s, version %d.%n", stored.id(), stored.version());
    CaseReference fir = CaseReference.fir("123/2026", "Model Town, Lahore");
    Access officer = by("officer-4711", Role.INVESTIGATOR).forPurpose(Purpose.INVESTIGATION, fir);
    for (Hit hit : registry.as(officer).offenders().find(cnic)) {
      out.printf("A lead: %s%n", hit);
    }
  }

  private void raise() throws InterruptedException {
    BlockingQueue<AlertChange> heard = new LinkedBlockingQueue<>();
    Alerts desk = alerts("officer-4711", Role.ALERT_OFFICER);
    Alerts senior = alerts("senior-1", Role.SUPERVISOR);
    try (Alerts.Listening listening = senior.watch(heard::add)) {
      Instant now = Instant.now();
      Alert lost =
          Alert.of(OWNER, AlertCategory.LOST, MissingChild.named("Ali Raza").aged(7))
              .lastSeen(now, Place.of("Bus stand", "PB-lahore"))
              .station("Model Town")
              .withoutFir("no offence is suspected")
              .reportedAt(now)
              .build();
      Alerts.Drafted drafted = desk.draft(lost);
      Alert draft = drafted.alert();
      for (var other : drafted.duplicates()) {
        draft = desk.different(lost.id(), draft.version(), other.alert().id(), "another child");
      }
      Alert active = senior.authorise(lost.id(), draft.version());
      out.printf("Raised alert %s, %s.%n", active.id(), active.status());
      await(heard, active, AlertChange.Kind.ALERT, active.version());
      desk.end(active.id(), active.version(), AlertEnd.foundSafe(Instant.now()));
      await(heard, active, AlertChange.Kind.END, 0);
      out.printf("The listener is at %s.%n", listening.position());
    }
  }

  private void await(
      BlockingQueue<AlertChange> heard, Alert alert, AlertChange.Kind kind, long version)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      AlertChange change = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (change == null) {
        throw new PanahException.Unavailable("news of the alert", null);
      }
      if (change.alert().equals(alert.id()) && change.kind() == kind) {
        if (change.version() >= version) {
          out.printf("It arrived: %s, version %d.%n", kind, change.version());
          return;
        }
      }
    }
  }

  private Alerts alerts(String officer, Role role) {
    CaseReference report = new CaseReference("REPORT", "1099/4711", "Model Town, Lahore");
    return registry.as(by(officer, role).forPurpose(Purpose.MISSING_CHILD, report)).alerts();
  }

  private static Access.Desk by(String officer, Role role) {
    return Access.by(officer, role).of(OWNER);
  }
}
