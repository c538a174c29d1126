package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.BoardRow;
import org.panah.alert.Delivery;
import org.panah.alert.Post;
import org.panah.common.Agency;
import org.panah.common.PageRequest;

/** Compares what a node shows, all lists and boards, with the models. */
final class AlertBoards {
  private static final PageRequest ALL = PageRequest.first(100);

  private final AlertCourse course;

  AlertBoards(AlertCourse course) {
    this.course = course;
  }

  /** Looks at everything; answers what was seen. */
  String look(int node) {
    List<String> seen = new ArrayList<>();
    for (AlertMode mode : AlertMode.values()) {
      Alerts alerts = course.alerts(node, course.asker(AlertCourse.SINDH, 0));
      List<Alert> listed = alerts.list(mode, ALL).items();
      assertThat(ids(listed))
          .as("open " + mode)
          .isEqualTo(expected(alert -> alert.open() && alert.mode == mode));
      seen.add(mode + " " + answers(listed));
    }
    for (Agency agency : List.of(AlertCourse.PUNJAB, AlertCourse.SINDH)) {
      Alerts alerts = course.alerts(node, course.asker(agency, 0));
      List<Alert> drafts = alerts.drafts(ALL).items();
      assertThat(ids(drafts))
          .as("drafts")
          .isEqualTo(
              expected(alert -> alert.status == AlertStatus.DRAFT && alert.owner.equals(agency)));
      seen.add("drafts " + answers(drafts));
      for (AlertModel.Known alert : course.model.alerts.values()) {
        seen.add(alert.id + " " + board(alerts, agency, alert));
      }
    }
    return String.join("; ", seen);
  }

  private static Set<String> ids(List<Alert> alerts) {
    return alerts.stream()
        .map(alert -> alert.id().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> answers(List<Alert> alerts) {
    return alerts.stream().map(alert -> alert.id() + " " + AlertAnswers.of(alert)).toList();
  }

  private Set<String> expected(Predicate<AlertModel.Known> which) {
    return course.model.alerts.values().stream()
        .filter(which)
        .map(alert -> alert.id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String board(Alerts alerts, Agency agency, AlertModel.Known alert) {
    List<BoardRow> rows = new ArrayList<>();
    String answer =
        AlertAnswers.to(
            () -> {
              rows.addAll(alerts.board(AlertId.of(alert.id)).rows());
              return "board";
            });
    boolean shown = alert.revision > 0 && alert.owner.equals(agency);
    assertThat(answer).as(alert.id).isEqualTo(shown ? "board" : AlertAnswers.NOT_FOUND);
    if (shown) {
      Set<String> posts = rows.stream().map(row -> row.post().value()).collect(Collectors.toSet());
      for (int number = 0; number < AlertOps.POSTS; number++) {
        String post = AlertRoster.id(number);
        if (mustShow(alert, post)) {
          assertThat(posts).as(alert.id).contains(post);
        } else if (!mayShow(alert, post)) {
          assertThat(posts).as(alert.id).doesNotContain(post);
        }
      }
      rows.forEach(row -> compare(alert, row));
    }
    return answer + rows.stream().map(AlertBoards::text).toList();
  }

  private boolean named(AlertModel.Known alert, String post) {
    return course.telling.named(alert).stream().anyMatch(one -> one.id().value().equals(post));
  }

  private boolean mustShow(AlertModel.Known alert, String post) {
    return alert.notices.containsKey(post)
        || (course.telling.told(alert.id, post) != null && !course.telling.uncertain(alert.id))
        || (alert.open() && named(alert, post));
  }

  private boolean mayShow(AlertModel.Known alert, String post) {
    return alert.notices.containsKey(post)
        || course.telling.everDue(alert.id, post)
        || named(alert, post);
  }

  private void compare(AlertModel.Known alert, BoardRow row) {
    String id = row.post().value();
    Post post = course.model.posts.get(id);
    AlertModel.Notice notice = post == null ? null : alert.notices.get(id);
    assertThat(row.acknowledged())
        .as(alert.id + " acknowledged by " + id)
        .isEqualTo(notice == null ? null : notice.at());
    if (!course.telling.uncertain(alert.id)) {
      Instant told = course.telling.told(alert.id, id);
      assertThat(row.told()).as(alert.id + " told to " + id).isEqualTo(told);
      if (!alert.overByTime()) {
        assertThat(row.overdue())
            .as(alert.id + " overdue at " + id)
            .isEqualTo(alert.open() && notice == null && late(post, told));
      }
    }
  }

  private boolean late(@Nullable Post post, @Nullable Instant told) {
    return post != null && told != null && !course.now().isBefore(told.plus(post.answersWithin()));
  }

  /** Without times at which something is tried again, which are spread by chance. */
  private static String text(BoardRow row) {
    List<String> deliveries = new ArrayList<>();
    for (Delivery delivery : row.deliveries()) {
      deliveries.add(
          delivery.channel()
              + " r"
              + delivery.revision()
              + " "
              + delivery.state()
              + " "
              + delivery.attempts()
              + " "
              + delivery.at());
    }
    deliveries.sort(null);
    return row.post()
        + " "
        + row.told()
        + " "
        + row.acknowledged()
        + (row.overdue() ? " overdue " : " ")
        + deliveries;
  }
}
