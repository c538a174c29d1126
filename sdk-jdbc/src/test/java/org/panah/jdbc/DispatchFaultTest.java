package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;

/**
 * Two dispatchers on one PostgreSQL, on channels with every fault, killed again and again: each
 * post is told all the same.
 */
class DispatchFaultTest {
  private static final Agency OWNER = DispatchingProcess.OWNER;
  private static final List<String> CHANNELS = List.of("sms", "email", "webhook");
  private static final int POSTS = 60;
  private static final int KILLS = Integer.getInteger("panah.dispatch.kills", 5);
  private static final int QUIET_ALERTS = 2 * KILLS;
  // Few kills say little of a share.
  private static final int MANY_KILLS = 20;
  private static final int ALERTS_IN_ROUND = 8;
  private static final Duration LATE = Duration.ofSeconds(1);

  private final String url = Database.POSTGRES.newUrl();
  private final Random random = new Random();
  private final Taken taken = new Taken(CHANNELS);
  private final List<Alert> open = new ArrayList<>();
  private Registry registry;

  @BeforeEach
  void openRegistry() {
    try (HikariDataSource pool = Database.pool(url)) {
      Schema.migrate(pool);
    }
    registry = Registry.builder(JdbcStorage.open(url)).agency(OWNER).build();
    var registrar = Access.by("clerk-1", Role.REGISTRAR).of(OWNER);
    for (int i = 0; i < POSTS; i++) {
      String id = (i < 2 ? DispatchingProcess.HANGING : "post") + "-" + i;
      Post post =
          Post.of(OWNER, PostId.of(id), "HEAD", "Office " + i, new PostAddress("sms", "+92" + i));
      registry
          .as(registrar.forPurpose(Purpose.RECORD_KEEPING))
          .posts()
          .keep(
              post.reachedAt(new PostAddress("email", id + "@police.example"))
                  .reachedAt(new PostAddress("webhook", "https://police.example/" + i)));
      taken.posts().add(id);
    }
  }

  @AfterEach
  void close() throws Exception {
    taken.close();
    registry.close();
  }

  private Alerts alerts(String officer, Role role) {
    var report = new CaseReference("REPORT", "1099/4711", "Model Town, Lahore");
    return registry
        .as(Access.by(officer, role).of(OWNER).forPurpose(Purpose.MISSING_CHILD, report))
        .alerts();
  }

  /** Makes known several alerts at once, so that there is much to tell at the same time. */
  private void raise(int count) {
    List<Alert> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(draft());
    }
    Alerts senior = alerts("senior-1", Role.SUPERVISOR);
    drafts.forEach(draft -> open.add(senior.authorise(draft.id(), draft.version())));
  }

  private Alert draft() {
    Instant now = Instant.now();
    String name = word() + " " + word();
    Alert lost =
        Alert.of(OWNER, AlertCategory.LOST, MissingChild.named(name).aged(random.nextInt(17)))
            .lastSeen(now, Place.of("Bus stand", "PB-lahore"))
            .station("Model Town")
            .withoutFir("no offence")
            .reportedAt(now)
            .build();
    Alerts desk = alerts("desk-1", Role.ALERT_OFFICER);
    Alerts.Drafted drafted = desk.draft(lost);
    Alert draft = drafted.alert();
    for (var other : drafted.duplicates()) {
      draft = desk.different(lost.id(), draft.version(), other.alert().id(), "another");
    }
    return draft;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      word.append("bdgjklmnrstz".charAt(random.nextInt(12)))
          .append("aiu".charAt(random.nextInt(3)));
    }
    return word.toString();
  }

  private void update() {
    int which = random.nextInt(open.size());
    open.set(which, alerts("desk-1", Role.ALERT_OFFICER).update(open.get(which), "seen again"));
  }

  private void end(Alert alert) {
    Alerts desk = alerts("desk-1", Role.ALERT_OFFICER);
    var ended = desk.end(alert.id(), alert.version(), AlertEnd.foundSafe(Instant.now()));
    taken.ended(ended, Instant.now());
  }

  @Test
  void everyPostIsTold_andNoneTwice_unlessADispatcherIsKilled() throws Exception {
    long began = System.nanoTime();
    taken.start(url, Duration.ofSeconds(30));
    taken.start(url, Duration.ofSeconds(30));
    raise(QUIET_ALERTS);
    taken.calm();
    taken.awaitTold(open);
    int quiet = taken.count();
    assertThat(quiet).isEqualTo(QUIET_ALERTS * POSTS * CHANNELS.size());
    assertThat(taken.repeated()).as("told twice though nobody died").isZero();
    taken.stop();
    System.out.printf("%d messages without a kill: none twice%n", quiet);

    Duration lease = Duration.ofSeconds(3);
    taken.start(url, lease);
    taken.start(url, lease);
    int kills = 0;
    // A kill that came when all had been told shows nothing, as it does on a busy machine.
    while (kills < KILLS || (taken.inTheMidst() <= KILLS / 2 && kills < 4 * KILLS)) {
      kills++;
      // Takes the place of the one that will be killed.
      taken.start(url, lease);
      raise(ALERTS_IN_ROUND);
      update();
      end(open.remove(open.size() - 1));
      end(open.remove(random.nextInt(open.size())));
      taken.kill(1 + random.nextInt(ALERTS_IN_ROUND * POSTS / 4));
    }
    taken.calm();
    taken.awaitTold(open);
    for (Alert alert : Set.copyOf(open)) {
      end(alert);
    }
    taken.awaitEnded();

    int late = taken.afterEnd(Duration.ZERO);
    System.out.printf(
        "%d messages of %d alerts over %d kills, %d in the midst: %d twice (%.2f %%), %d handed over within %d ms of"
            + " the end, %.0f s%n",
        taken.count(),
        QUIET_ALERTS + kills * ALERTS_IN_ROUND,
        kills,
        taken.inTheMidst(),
        taken.repeated(),
        100.0 * taken.repeated() / taken.count(),
        late,
        taken.latest(),
        (System.nanoTime() - began) / 1e9);
    assertThat(taken.inTheMidst()).isGreaterThan(KILLS / 2);
    assertThat(taken.afterEnd(LATE)).as("told of an alert after its end").isZero();
    assertThat(taken.repeated()).isLessThan(taken.count() / (KILLS < MANY_KILLS ? 50 : 100));
  }
}
