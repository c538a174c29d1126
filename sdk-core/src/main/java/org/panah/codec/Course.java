package org.panah.codec;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertStatus;
import org.panah.alert.CancelReason;
import org.panah.offender.Offence;
import org.panah.offender.Stage;
import org.panah.offender.Standing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands for a word that is not known where that depends on what stands beside it: a record
 * refuses a course that its own rules do not allow.
 */
final class Course {
  private static final String STAGE = "stage";
  private static final String STATUS = "status";

  private Course() {}

  /**
   * Puts known words into a record where one alone would not do.
   *
   * @param fields the record; is changed
   * @param type what it is
   * @return whether something of it was not known
   */
  static boolean settle(ObjectNode fields, Class<?> type) {
    if (type == Offence.class && fields.path("stages") instanceof ArrayNode stages) {
      return stages(stages);
    }
    if (type == Alert.class) {
      boolean category = category(fields);
      return (fields.path("steps") instanceof ArrayNode steps && steps(steps)) || category;
    }
    if (type == AlertEnd.class) {
      return end(fields);
    }
    // The type stands above this package.
    return type.getName().equals("org.panah.Taken") && taken(fields, type);
  }

  /**
   * Leaves of a case the stages that are known and follow one another to its end. Where the end is
   * not known, it stays where it was if that was no conviction, since a conviction may be the very
   * thing that is over; then only that the person is accused is left.
   */
  private static boolean stages(ArrayNode stages) {
    int known = stages.size();
    while (known > 0 && isLaterStage(stages, known - 1)) {
      known--;
    }
    int first = known;
    while (first > 0 && !isLaterStage(stages, first - 1)) {
      first--;
    }
    boolean all = first == 0 && known == stages.size();
    if (all || (known > 0 && (known == stages.size() || !convicts(stages.get(known - 1))))) {
      cut(stages, first, known);
      return !all;
    }
    String earliest = earliest(stages);
    stages.removeAll();
    ObjectNode accused = stages.addObject().put(STAGE, Stage.FIR.name());
    if (earliest != null) {
      accused.put("on", earliest);
    }
    return true;
  }

  private static boolean isLaterStage(ArrayNode stages, int index) {
    return LaterForm.later(stages.get(index).path(STAGE), Stage.class);
  }

  private static boolean convicts(JsonNode entry) {
    for (Stage stage : Stage.values()) {
      if (stage.name().equals(entry.path(STAGE).asString(""))) {
        Standing standing = stage.standing();
        return standing == Standing.CONVICTED || standing == Standing.CONVICTED_UNDER_APPEAL;
      }
    }
    return true;
  }

  private static void cut(ArrayNode list, int from, int to) {
    while (list.size() > to) {
      list.remove(list.size() - 1);
    }
    for (int i = 0; i < from; i++) {
      list.remove(0);
    }
  }

  // How old somebody was is told by the first of these days.
  private static @Nullable String earliest(ArrayNode stages) {
    String earliest = null;
    for (JsonNode entry : stages) {
      String on = entry.path("on").asString("");
      if (!on.isEmpty() && (earliest == null || on.compareTo(earliest) < 0)) {
        earliest = on;
      }
    }
    return earliest;
  }

  /** Makes of a step that is not known the one that can stand there. */
  private static boolean steps(ArrayNode steps) {
    boolean missed = false;
    AlertStatus before = null;
    for (int i = 0; i < steps.size(); i++) {
      JsonNode status = steps.get(i).path(STATUS);
      boolean later = LaterForm.later(status, AlertStatus.class);
      missed |= later;
      boolean known = before == AlertStatus.ACTIVE || before == AlertStatus.UPDATED;
      boolean again = missed && known && status.asString("").equals(AlertStatus.ACTIVE.name());
      if ((later || again) && steps.get(i) instanceof ObjectNode step) {
        AlertStatus fitting =
            known
                ? AlertStatus.UPDATED
                : before == null || draftedAfter(steps, i) ? AlertStatus.DRAFT : AlertStatus.ACTIVE;
        step.put(STATUS, fitting.name());
        before = fitting;
      } else {
        before = named(status.asString(""));
      }
    }
    return missed;
  }

  private static boolean draftedAfter(ArrayNode steps, int index) {
    for (int i = index + 1; i < steps.size(); i++) {
      AlertStatus status = named(steps.get(i).path(STATUS).asString(""));
      if (status == AlertStatus.DRAFT || status == AlertStatus.ACTIVE) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable AlertStatus named(String word) {
    for (AlertStatus status : AlertStatus.values()) {
      if (status.name().equals(word)) {
        return status;
      }
    }
    return null;
  }

  // A child that is missing has a name; of one that has none, nobody may be missing it.
  private static boolean category(ObjectNode alert) {
    boolean later = LaterForm.later(alert.path("category"), AlertCategory.class);
    if (later && !alert.path("child").path("name").isObject()) {
      alert.put("category", AlertCategory.FOUND_UNIDENTIFIED.name());
    }
    return later;
  }

  private static boolean end(ObjectNode end) {
    if (LaterForm.later(end.path(STATUS), AlertStatus.class)) {
      // That it has ended is sure, and nothing else is said.
      end.removeAll();
      end.put(STATUS, AlertStatus.EXPIRED.name());
      return true;
    }
    boolean later = LaterForm.later(end.path("reason"), CancelReason.class);
    if (later && end.path("sameAs").isString()) {
      end.put("reason", CancelReason.DUPLICATE.name());
    }
    return later;
  }

  private static boolean taken(ObjectNode taken, Class<?> type) {
    Class<?> results =
        Stream.of(type.getRecordComponents())
            .filter(component -> component.getName().equals("result"))
            .<Class<?>>map(RecordComponent::getType)
            .findFirst()
            .orElseThrow();
    boolean later = LaterForm.later(taken.path("result"), results);
    if (later && !taken.has("refusal")) {
      taken
          .putObject("refusal")
          .put(RefusalWriter.FIELD, "result")
          .put(RefusalWriter.RULE, "one that this version knows");
    }
    return later;
  }
}
