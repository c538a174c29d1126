package org.panah.examples.alertdesk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.BoardRow;
import org.panah.alert.DeliveryState;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.cap.Cap;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Sex;
import org.panah.reference.ReferenceData;

/** What happens at the desk. All people are made up. */
final class Story {
  static final String NAME = "Ayesha Bibi";

  private static final int CHANNELS = 3;
  private static final int LONG_SECONDS = 60;
  private static final CaseReference REPORT =
      new CaseReference("REPORT", "1099/4711", "Model Town, Lahore");

  private final Registry registry;
  private final Agency owner;
  private final ForwardClock clock;
  private final PrintStream out;
  private final Cap cap = Cap.of(ReferenceData.builtIn());
  private final List<Post> sixty;
  private Alert alert;

  Story(Registry registry, Agency owner, ForwardClock clock, PrintStream out) {
    this.registry = registry;
    this.owner = owner;
    this.clock = clock;
    this.out = out;
    Access clerk =
        Access.by("clerk-12", Role.REGISTRAR).of(owner).forPurpose(Purpose.RECORD_KEEPING);
    sixty = RosterOfSixty.keep(owner, registry.as(clerk).posts());
    Instant now = clock.instant();
    alert =
        Alert.of(
                owner,
                AlertCategory.LOST,
                MissingChild.named(NAME).father("Ghulam Rasul").aged(7).sex(Sex.FEMALE))
            .lastSeen(now, Place.of("General bus stand", "PB-lahore").at(31.55, 74.34, 2))
            .station("Model Town")
            .reportedAt(now)
            .withoutFir("lost in a crowd, no offence")
            .build();
  }

  private Alerts alerts(String officer, Role role) {
    return registry
        .as(Access.by(officer, role).of(owner).forPurpose(Purpose.MISSING_CHILD, REPORT))
        .alerts();
  }

  private Alerts desk() {
    return alerts("desk-12", Role.ALERT_OFFICER);
  }

  void raise(Path document) throws IOException, InterruptedException {
    alert = desk().draft(alert).alert();
    out.printf("Drafted %s: a girl of 7, lost at the bus stand of Lahore%n", alert.id());
    try {
      alerts("desk-12", Role.SUPERVISOR).authorise(alert.id(), alert.version());
    } catch (PanahException e) {
      out.printf("  who drafted it may not authorise it (%s)%n", e.code().wireName());
    }
    long began = System.nanoTime();
    alert = alerts("officer-9", Role.SUPERVISOR).authorise(alert.id(), alert.version());
    AlertBoard board = await(seen -> isDone(seen, RosterOfSixty.POSTS, alert.revision()));
    out.printf(
        "Authorised by a second officer; %d posts told on %d channels in %d ms%n",
        board.told(), CHANNELS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    Files.writeString(document, cap.write(alert.publicView()));
  }

  /** Whether so many posts were told of a revision on every channel. */
  private static boolean isDone(AlertBoard board, int posts, int revision) {
    return board.rows().size() == posts
        && board.rows().stream()
                .flatMap(row -> row.deliveries().stream())
                .filter(
                    delivery ->
                        delivery.revision() == revision
                            && delivery.state() == DeliveryState.DELIVERED)
                .count()
            == (long) posts * CHANNELS;
  }

  private AlertBoard await(Predicate<AlertBoard> condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG_SECONDS);
    AlertBoard board = desk().board(alert.id());
    while (!condition.test(board)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("Not told in " + LONG_SECONDS + " s: " + left(board));
      }
      TimeUnit.MILLISECONDS.sleep(20);
      board = desk().board(alert.id());
    }
    return board;
  }

  /** Why deliveries are left, as their channels said. */
  private static Map<String, Long> left(AlertBoard board) {
    return board.rows().stream()
        .flatMap(row -> row.deliveries().stream())
        .filter(delivery -> delivery.state() != DeliveryState.DELIVERED)
        .collect(
            Collectors.groupingBy(
                delivery -> delivery.channel() + " " + delivery.reason(), Collectors.counting()));
  }

  /** Of each two posts the first. */
  void halfTakeNotice() {
    for (int i = 0; i < sixty.size(); i += 2) {
      desk().acknowledge(alert.id(), sixty.get(i).id());
    }
    out.printf("%nHalf of them take notice%n");
    print(desk().board(alert.id()));
  }

  void passTime(Duration time) throws InterruptedException {
    clock.forward(time);
    AlertBoard board =
        await(
            seen -> isDone(seen, RosterOfSixty.POSTS + RosterOfSixty.STAND_INS, alert.revision()));
    out.printf("%n%d minutes later those who stand in for the others are told%n", time.toMinutes());
    print(board);
  }

  void find(Path document) throws IOException, InterruptedException {
    EndedAlert ended = desk().end(alert.id(), alert.version(), AlertEnd.foundSafe(clock.instant()));
    AlertBoard board =
        await(
            seen -> isDone(seen, RosterOfSixty.POSTS + RosterOfSixty.STAND_INS, ended.revision()));
    out.printf(
        "%nThe child is found; %d posts are told so on %d channels%n", board.told(), CHANNELS);
    Files.writeString(document, cap.write(ended));
    out.printf(
        "  the alert is gone: %s; what is left of it: %s%n",
        desk().get(alert.id()).isEmpty(), ended);
  }

  void clocks() {
    AlertBoard board = desk().board(alert.id());
    out.printf("%nReported           %s%n", board.clocks().reportedAt());
    out.printf("Authorised         %s%n", board.clocks().authorisedAt());
    out.printf("First post told    %s%n", board.dispatchedAt().orElseThrow());
    out.printf("First took notice  %s%n", board.firstAcknowledgedAt().orElseThrow());
    out.printf("Found              %s%n", board.clocks().foundAt());
  }

  private void print(AlertBoard board) {
    Map<String, String> kinds = new TreeMap<>();
    Access clerk =
        Access.by("clerk-12", Role.REGISTRAR).of(owner).forPurpose(Purpose.RECORD_KEEPING);
    for (BoardRow row : board.rows()) {
      Post post = registry.as(clerk).posts().get(row.post()).orElseThrow();
      kinds.put(row.post().value(), post.kind());
    }
    out.printf("  %-10s %5s %5s %9s %8s%n", "", "posts", "told", "in notice", "overdue");
    Map<String, List<BoardRow>> rows =
        board.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> kinds.getOrDefault(row.post().value(), ""),
                    TreeMap::new,
                    Collectors.toList()));
    rows.forEach((kind, all) -> print(kind, new AlertBoard(board.alert(), board.clocks(), all)));
    print("all", board);
  }

  private void print(String kind, AlertBoard board) {
    out.printf(
        "  %-10s %5d %5d %9d %8d%n",
        kind, board.rows().size(), board.told(), board.acknowledged(), board.overdue());
  }
}
