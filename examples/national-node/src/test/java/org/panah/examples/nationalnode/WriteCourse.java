package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.panah.Registry;
import org.panah.Session;
import org.panah.Taken;
import org.panah.Watch;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.CancelReason;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.match.PersonQuery;
import org.panah.offender.LegalBasis;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Cnic;
import org.panah.person.Person;

/**
 * Writes of every kind, one after the other, on things of their own; each is answered as one that
 * was carried out once. Every course has the same effects, so that they can be counted. Used by one
 * thread at a time.
 */
final class WriteCourse {
  private static final CaseReference REPORT =
      new CaseReference("REPORT", "1099/4711", "Model Town, Lahore");
  private static final Place PLACE = Place.of("Bus stand", "PB-lahore");

  private final Registry registry;
  private final int number;
  // As a node keeps it.
  private final Instant began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private OffenderRecord record;
  private Post desk;
  private Post deputy;
  private Alert first;
  private Alert second;
  private Sighting sighting;
  private Watch watch;
  private int done;

  // What each course does, in this order.
  private final List<Runnable> writes =
      List.of(
          this::register,
          this::amend,
          this::takeIn,
          this::erase,
          this::keep,
          this::keepChanged,
          this::keepDeputy,
          this::draft,
          this::draftSecond,
          this::tellApart,
          this::authorise,
          this::update,
          this::acknowledge,
          this::subscribe,
          this::report,
          this::withdraw,
          this::end,
          this::endDraft,
          this::remove,
          this::addWatch,
          this::endWatch);

  /**
   * A course that has not begun.
   *
   * @param number that no other course on the same storage has
   */
  WriteCourse(Registry registry, int number) {
    this.registry = registry;
    this.number = number;
  }

  /** How many writes a course has. */
  int length() {
    return writes.size();
  }

  /** Carries out the next write. */
  void next() {
    writes.get(done).run();
    done++;
  }

  /** Carries out what is left of it. */
  void run() {
    while (done < length()) {
      next();
    }
  }

  /** The correlation of a course's write, which no other has. */
  private Session as(String officer, Role role, Purpose purpose, CaseReference of) {
    return registry.as(
        new Access(
            officer, role, RunningNode.PUNJAB, purpose, of, "course-" + number + "-" + done));
  }

  private Session clerk() {
    return as("clerk-12", Role.REGISTRAR, Purpose.RECORD_KEEPING, null);
  }

  private Session raiser() {
    return as("desk-1", Role.ALERT_OFFICER, Purpose.MISSING_CHILD, REPORT);
  }

  private Person person(String father) {
    return Person.named(Samples.NAME).father(father).born("1985").identifier(cnic()).build();
  }

  private Cnic cnic() {
    return Cnic.parse("35299%07d1".formatted(number));
  }

  private OffenderRecord fresh(String id) {
    return OffenderRecord.of(RunningNode.PUNJAB, person("Gulzaman"))
        .id(OffenderId.of(id + "-" + number))
        .offence(Samples.record(id).offences().get(0))
        .legalBasis(LegalBasis.of("CRPC-1898-S173"))
        .reviewBy(Samples.record(id).reviewBy())
        .build();
  }

  private void register() {
    record = clerk().offenders().register(fresh("registered"));
    assertThat(record.version()).isEqualTo(1);
  }

  private void amend() {
    record = clerk().offenders().amend(record.withPerson(person("Gulzaman Shahbaloch")));
    assertThat(record.version()).isEqualTo(2);
  }

  private void takeIn() {
    assertThat(clerk().offenders().takeIn(List.of(fresh("taken"))))
        .singleElement()
        // A node that has forgotten the key finds it there.
        .satisfies(
            taken -> assertThat(taken.result()).isIn(Taken.Result.ADDED, Taken.Result.UNCHANGED));
  }

  private void erase() {
    clerk().offenders().erase(record.id(), 2);
  }

  private PostId post(String name) {
    return PostId.of("PB-POL-" + name + "-" + number);
  }

  private void keep() {
    PostAddress address = new PostAddress("log", "the log");
    desk =
        clerk()
            .posts()
            .keep(Post.of(RunningNode.PUNJAB, post("desk"), "STATION", "Model Town", address));
    assertThat(desk.version()).isEqualTo(1);
  }

  private void keepChanged() {
    desk = clerk().posts().keep(desk.answeringWithin(Duration.ofMinutes(7)));
    assertThat(desk.version()).isEqualTo(2);
  }

  private void keepDeputy() {
    PostAddress address = new PostAddress("log", "the log");
    deputy =
        clerk()
            .posts()
            .keep(Post.of(RunningNode.PUNJAB, post("deputy"), "STATION", "Gulberg", address));
    assertThat(deputy.version()).isEqualTo(1);
  }

  // A child of whom nothing is known is like no other that was found.
  private Alert found(String id) {
    return Alert.of(RunningNode.PUNJAB, AlertCategory.FOUND_UNIDENTIFIED, MissingChild.unknown())
        .id(AlertId.of(id + "-" + number))
        .lastSeen(began, PLACE)
        .station("Model Town")
        .withoutFir("no offence")
        .reportedAt(began)
        .build();
  }

  private void draft() {
    first = raiser().alerts().draft(found("first")).alert();
    assertThat(first.version()).isEqualTo(1);
  }

  private void draftSecond() {
    second = raiser().alerts().draft(found("second")).alert();
    assertThat(second.version()).isEqualTo(1);
  }

  private void tellApart() {
    second = raiser().alerts().different(second.id(), 1, first.id(), "another child");
    assertThat(second.version()).isEqualTo(2);
  }

  private void authorise() {
    Session senior = as("senior-1", Role.SUPERVISOR, Purpose.MISSING_CHILD, REPORT);
    second = senior.alerts().authorise(second.id(), 2);
    assertThat(second.version()).isEqualTo(3);
    assertThat(second.status()).isEqualTo(AlertStatus.ACTIVE);
  }

  private void update() {
    second = raiser().alerts().update(second.toBuilder().station("Gulberg").build(), "moved");
    assertThat(second.version()).isEqualTo(4);
  }

  private void acknowledge() {
    assertThat(raiser().alerts().acknowledge(second.id(), desk.id()).officer()).isEqualTo("desk-1");
  }

  private void subscribe() {
    raiser().alerts().subscribe(second.id(), deputy.id());
  }

  private void report() {
    sighting =
        raiser()
            .sightings()
            .report(
                Sighting.of(RunningNode.PUNJAB, second.id(), began, PLACE)
                    .named(SightingId.of("seen-" + number)));
    assertThat(sighting.version()).isEqualTo(1);
  }

  private void withdraw() {
    raiser().sightings().withdraw(sighting.id(), 1);
  }

  private void end() {
    AlertEnd end = AlertEnd.cancelled(CancelReason.WITHDRAWN);
    assertThat(raiser().alerts().end(second.id(), 4, end).status())
        .isEqualTo(AlertStatus.CANCELLED);
  }

  private void endDraft() {
    AlertEnd end = AlertEnd.cancelled(CancelReason.ENTERED_IN_ERROR);
    assertThat(raiser().alerts().end(first.id(), 1, end).status()).isEqualTo(AlertStatus.CANCELLED);
  }

  private void remove() {
    clerk().posts().remove(deputy.id(), 1);
  }

  private Session investigator() {
    return as("officer-9", Role.SUPERVISOR, Purpose.INVESTIGATION, REPORT);
  }

  private void addWatch() {
    watch = investigator().watches().add(PersonQuery.named(Samples.NAME).identifier(cnic()));
    assertThat(watch.id()).isNotEmpty();
  }

  private void endWatch() {
    investigator().watches().end(watch.id());
  }
}
