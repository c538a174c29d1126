package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.CancelReason;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PostId;
import org.panah.alert.Severity;

/** Where officers work on alerts: each step goes to the registry and to the model. */
final class AlertDesk {
  private static final List<String> CHILDREN =
      List.of("Zarmina Lashari", "Farida Memon", "Bilquis Jatoi");

  private final AlertCourse course;
  private final AlertModel model;
  // As they were read last, since who has read an alert may try to change it when it has ended.
  private final Map<String, Alert> read = new HashMap<>();
  private final Map<String, Alert> readBefore = new HashMap<>();
  private int changes;

  AlertDesk(AlertCourse course) {
    this.course = course;
    this.model = course.model;
  }

  private static String id(int alert) {
    return "a" + alert;
  }

  private AlertModel.@Nullable Known known(int alert) {
    return model.alerts.get(id(alert));
  }

  private static long version(AlertModel.@Nullable Known alert, AlertOp.By by) {
    return (alert == null ? 1 : alert.version) - (by.stale() ? 1 : 0);
  }

  /** Takes a step at the registry, once more if asked to, and compares what it answers. */
  private String compared(AlertOp.By by, int alert, String expected, Supplier<String> step) {
    String answer = AlertAnswers.to(step);
    assertThat(answer).isEqualTo(expected);
    if (by.again() && !AlertAnswers.isRefusal(answer)) {
      assertThat(AlertAnswers.to(step)).as("once more").isEqualTo(answer);
    }
    stands(alert, by.node());
    return answer;
  }

  /** Checks that an alert stands as the model has it, for the other node. */
  private void stands(int number, int node) {
    AlertModel.Known alert = known(number);
    if (alert == null) {
      return;
    }
    Alerts alerts = course.alerts(1 - node, course.asker(alert.owner, 0));
    Optional<Alert> held = alerts.get(AlertId.of(alert.id));
    if (alert.end == null) {
      assertThat(held.map(AlertAnswers::of)).as(alert.id).contains(alert.answer());
      Alert before = read.put(alert.id, held.orElseThrow());
      if (before != null && before.version() < alert.version) {
        readBefore.put(alert.id, before);
      }
    } else {
      assertThat(held).as(alert.id).isEmpty();
      assertThat(alerts.ended(AlertId.of(alert.id)).map(AlertAnswers::of))
          .as(alert.id)
          .contains(AlertAnswers.ended(alert.status, alert.revision));
    }
  }

  String draft(AlertOp.Draft op) {
    AlertModel.Asker asker = course.asker(op.by(), course.owner(op.alert()));
    Instant now = course.now();
    AlertCategory category = op.abducted() ? AlertCategory.ABDUCTED : AlertCategory.LOST;
    Alert alert =
        Alert.of(
                course.owner(op.alert()),
                category,
                MissingChild.named(CHILDREN.get(op.child())).father("Dilawar Lashari").aged(7))
            .id(AlertId.of(id(op.alert())))
            .mode(op.mode())
            .lastSeen(now, Place.of("Bus stand", AlertCourse.DISTRICT))
            // Else an alert could be drafted as it stands there.
            .station("Station " + changes++)
            .withoutFir("lost in a crowd, no offence")
            .reportedAt(now)
            .expiresAt(now.plus(Duration.ofHours(op.hours())))
            .build();
    AlertModel.Known drafted =
        new AlertModel.Known(
            alert.id().value(),
            alert.owner(),
            op.mode(),
            op.child(),
            category,
            now,
            alert.expiresAt(),
            asker.officer());
    String answer = model.draft(drafted, asker);
    String expected =
        AlertAnswers.isRefusal(answer) ? answer : answer + AlertAnswers.alike(model.like(drafted));
    return compared(
        op.by(),
        op.alert(),
        expected,
        () -> {
          Alerts.Drafted held = course.alerts(op.by().node(), asker).draft(alert);
          Set<String> like =
              held.duplicates().stream()
                  .map(other -> other.alert().id().value())
                  .collect(Collectors.toSet());
          return AlertAnswers.of(held.alert()) + AlertAnswers.alike(like);
        });
  }

  String raise(AlertOp.Raise op) {
    AlertOp.Draft draft = op.draft();
    int node = draft.by().node();
    List<String> answers = new ArrayList<>();
    answers.add(
        draft(
            new AlertOp.Draft(
                new AlertOp.By(node, false, 0, false, draft.by().again()),
                draft.alert(),
                draft.child(),
                draft.mode(),
                draft.abducted(),
                draft.hours())));
    AlertModel.Known drafted = known(draft.alert());
    // A senior who answers for a draft has to leave the rest to another one.
    AlertOp.By answering = new AlertOp.By(node, false, draft.by().officer(), false, false);
    for (String other : new TreeSet<>(drafted == null ? Set.of() : model.like(drafted))) {
      int number = Integer.parseInt(other.substring(1));
      answers.add(answer(new AlertOp.Answer(answering, draft.alert(), number, false)));
    }
    answers.add(authorise(new AlertOp.Authorise(AlertOp.By.SENIOR, draft.alert())));
    return String.join(", ", answers);
  }

  String authorise(AlertOp.Authorise op) {
    AlertModel.Known alert = known(op.alert());
    AlertModel.Asker asker = course.asker(op.by(), course.owner(op.alert()));
    long version = version(alert, op.by());
    return compared(
        op.by(),
        op.alert(),
        model.authorise(alert, asker, version),
        () ->
            AlertAnswers.of(
                course
                    .alerts(op.by().node(), asker)
                    .authorise(AlertId.of(id(op.alert())), version)));
  }

  String update(AlertOp.Update op) {
    AlertModel.Known alert = known(op.alert());
    Alert held = (op.by().stale() ? readBefore : read).get(id(op.alert()));
    if (held == null) {
      return AlertAnswers.NOTHING;
    }
    AlertModel.Asker asker = course.asker(op.by(), course.owner(op.alert()));
    var builder = held.toBuilder().station("Station " + changes++);
    switch (op.change()) {
      case CATEGORY -> {
        // As grave as one that is drafted so, since who is told depends on that too.
        AlertCategory other = other(held.category());
        builder
            .category(other)
            .severity(other == AlertCategory.ABDUCTED ? Severity.EXTREME : Severity.MODERATE);
      }
      case MODE ->
          builder.mode(held.mode() == AlertMode.ACTUAL ? AlertMode.EXERCISE : AlertMode.ACTUAL);
      case STATION -> {
        // Changed already.
      }
    }
    Alert changed = builder.build();
    return compared(
        op.by(),
        op.alert(),
        model.update(alert, asker, held.version(), op.change()),
        () ->
            AlertAnswers.of(
                course.alerts(op.by().node(), asker).update(changed, "seen elsewhere")));
  }

  static AlertCategory other(AlertCategory category) {
    return category == AlertCategory.LOST ? AlertCategory.ABDUCTED : AlertCategory.LOST;
  }

  String answer(AlertOp.Answer op) {
    AlertModel.Known other = known(op.other());
    if (other != null && other.overByTime()) {
      // May or may not be there yet for its owner.
      return AlertAnswers.NOTHING;
    }
    AlertModel.Known alert = known(op.alert());
    AlertModel.Asker asker = course.asker(op.by(), course.owner(op.alert()));
    long version = version(alert, op.by());
    AlertId id = AlertId.of(id(op.alert()));
    AlertId about = AlertId.of(id(op.other()));
    return compared(
        op.by(),
        op.alert(),
        model.answer(alert, asker, version, about.value(), op.same()),
        () -> {
          Alerts alerts = course.alerts(op.by().node(), asker);
          return AlertAnswers.of(
              op.same()
                  ? alerts.same(id, version, about)
                  : alerts.different(id, version, about, "another village"));
        });
  }

  String end(AlertOp.Finish op) {
    AlertModel.Known alert = known(op.alert());
    AlertModel.Asker asker = course.asker(op.by(), course.owner(op.alert()));
    long version = version(alert, op.by());
    AlertId id = AlertId.of(id(op.alert()));
    AlertEnd end = end(op, alert);
    Supplier<String> step =
        () -> AlertAnswers.of(course.alerts(op.by().node(), asker).end(id, version, end));
    if (alert != null && alert.overByTime()) {
      // Whether that was written yet, only the answer tells.
      String answer = AlertAnswers.to(step);
      assertThat(answer)
          .isIn(
              AlertAnswers.NOT_FOUND,
              AlertAnswers.CONFLICT,
              AlertAnswers.refused("only-the-owner-writes"),
              AlertAnswers.ended(alert.status, alert.revision));
      stands(op.alert(), op.by().node());
      return answer;
    }
    return compared(op.by(), op.alert(), model.end(alert, asker, version, end), step);
  }

  private AlertEnd end(AlertOp.Finish op, AlertModel.@Nullable Known alert) {
    Instant now = course.now();
    return switch (op.end()) {
      case SAFE -> AlertEnd.foundSafe(now);
      case DECEASED -> AlertEnd.foundDeceased(now);
      case HOAX -> AlertEnd.cancelled(CancelReason.HOAX);
      case DUPLICATE -> AlertEnd.duplicateOf(AlertId.of(id(op.other())));
      case OF_ITSELF -> AlertEnd.duplicateOf(AlertId.of(id(op.alert())));
      case EXPIRED -> AlertEnd.expired();
      case BEFORE_SEEN -> AlertEnd.foundSafe((alert == null ? now : alert.seen).minusSeconds(1));
      case IN_FUTURE -> AlertEnd.foundSafe(now.plusSeconds(600));
    };
  }

  String acknowledge(AlertOp.Acknowledge op) {
    AlertModel.Asker asker = course.asker(op.by(), AlertRoster.owner(op.post()));
    String post = AlertRoster.id(op.post());
    AlertId id = AlertId.of(id(op.alert()));
    return compared(
        op.by(),
        op.alert(),
        model.acknowledge(known(op.alert()), asker, post),
        () ->
            AlertAnswers.of(course.alerts(op.by().node(), asker).acknowledge(id, PostId.of(post))));
  }

  /** Changes an alert in the midst of a run of its dispatcher. */
  void inTheMidst(AlertOp.Midst midst, int node, String alert) {
    int number = Integer.parseInt(alert.substring(1));
    AlertOp.By by = new AlertOp.By(node, false, 1, false, false);
    if (midst == AlertOp.Midst.ALERT_ENDS) {
      end(new AlertOp.Finish(by, number, AlertOp.End.SAFE, 0));
    } else if (midst == AlertOp.Midst.ALERT_IS_UPDATED) {
      update(new AlertOp.Update(by, number, AlertOp.Change.STATION));
    }
  }
}
