package org.panah.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.access.CaseReference;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * What one agency makes known of a child, as the police see it; {@link PublicAlert} is what
 * everybody may see. Immutable; made with {@link #of}; hides the child in {@link #toString()}.
 *
 * @param id its name, unique over all agencies
 * @param owner the agency that raises it; nobody else changes it
 * @param version 0 until it is drafted, then 1, then one more each time
 * @param mode whether it is meant
 * @param category what is believed to have happened
 * @param severity how great the danger is
 * @param child what is known of the child
 * @param seenAt when the child was seen last, or was found
 * @param place where that was
 * @param suspect who may have taken it; null if nobody is known
 * @param reporter who reported it; null if the police did
 * @param station the police station that follows it
 * @param fir the first information report; null if there is none
 * @param firAt when that was registered; null if there is none
 * @param withoutFir why there is none; null if there is one, or as long as it is a draft
 * @param reportedAt when it was reported
 * @param expiresAt when it ends unless it is found or prolonged before
 * @param duplicates what was said of alerts that look alike
 * @param steps its course, oldest first; empty until it is drafted
 */
public record Alert(
    AlertId id,
    Agency owner,
    long version,
    AlertMode mode,
    AlertCategory category,
    Severity severity,
    MissingChild child,
    Instant seenAt,
    Place place,
    @Nullable Suspect suspect,
    @Nullable Reporter reporter,
    String station,
    @Nullable CaseReference fir,
    @Nullable Instant firAt,
    @Nullable String withoutFir,
    Instant reportedAt,
    Instant expiresAt,
    List<DuplicateAnswer> duplicates,
    List<AlertStep> steps) {
  /** How many steps an alert may take; one that is updated more often is a new case. */
  public static final int MAX_STEPS = 256;

  private static final int MAX_DUPLICATES = 256;
  private static final Instant FIRST = Instant.parse("1950-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  /** Copies the lists and checks what belongs together. */
  public Alert {
    required("id", id);
    required("owner", owner);
    required("mode", mode);
    required("category", category);
    required("severity", severity);
    required("child", child);
    required("place", place);
    moment("seenAt", seenAt);
    moment("reportedAt", reportedAt);
    moment("expiresAt", expiresAt);
    if (firAt != null) {
      moment("firAt", firAt);
    }
    station = Checks.text("station", station, 128);
    withoutFir = Checks.optional("withoutFir", withoutFir, 500);
    duplicates = duplicates == null ? List.of() : List.copyOf(duplicates);
    steps = steps == null ? List.of() : List.copyOf(steps);
    if (category.missing() && child.name() == null) {
      throw new PanahException.InvalidRequest("child.name", "required of a child that is missing");
    }
    if ((fir == null) != (firAt == null)) {
      throw new PanahException.InvalidRequest("firAt", "with the FIR, and only with it");
    }
    if (fir != null && withoutFir != null) {
      throw new PanahException.InvalidRequest("withoutFir", "only where there is no FIR");
    }
    if (duplicates.size() > MAX_DUPLICATES || steps.size() > MAX_STEPS) {
      throw new PanahException.InvalidRequest("steps", "at most " + MAX_STEPS);
    }
    for (int i = 0; i < steps.size(); i++) {
      AlertStatus next = steps.get(i).status();
      if (next.ended()) {
        throw new PanahException.InvalidRequest("status", "of an alert that has not ended");
      }
      if (i == 0 ? next != AlertStatus.DRAFT : !steps.get(i - 1).status().next().contains(next)) {
        throw new PanahException.InvalidRequest(
            "status",
            i == 0 ? "begins as DRAFT" : next + " cannot follow " + steps.get(i - 1).status());
      }
    }
  }

  private static void required(String field, @Nullable Object value) {
    if (value == null) {
      throw new PanahException.InvalidRequest(field, "required");
    }
  }

  /** Checks that there is a moment, and that it is none that only a mistake can bring about. */
  static Instant moment(String field, @Nullable Instant value) {
    if (value == null) {
      throw new PanahException.InvalidRequest(field, "required");
    }
    if (value.isBefore(FIRST) || value.isAfter(LAST)) {
      throw new PanahException.InvalidRequest(field, "from 1950 to 2200");
    }
    return value;
  }

  /**
   * A builder of a new alert, with a random id.
   *
   * @param owner the agency that raises it
   * @param category what is believed to have happened
   * @param child what is known of the child
   * @return the builder
   */
  public static AlertBuilder of(Agency owner, AlertCategory category, MissingChild child) {
    return new AlertBuilder(owner, category, child);
  }

  /** A builder that begins with everything this alert has, to make an update of. */
  public AlertBuilder toBuilder() {
    return new AlertBuilder(this);
  }

  /** How far it has come. */
  public AlertStatus status() {
    return steps.isEmpty() ? AlertStatus.DRAFT : steps.get(steps.size() - 1).status();
  }

  /** How often it was made known: 0 as a draft, 1 once authorised, and one more each time. */
  public int revision() {
    return sent().size();
  }

  /** When it was made known, oldest first; empty of a draft. */
  public List<Instant> sent() {
    return steps.stream()
        .filter(step -> step.status() != AlertStatus.DRAFT)
        .map(AlertStep::at)
        .toList();
  }

  /**
   * Whether people are to be told of it: it is authorised, and its time is not over.
   *
   * @param now at which moment
   * @return true if so
   */
  public boolean openAt(Instant now) {
    return revision() > 0 && now.isBefore(expiresAt);
  }

  /** When what happened so far. */
  public AlertClocks clocks() {
    return AlertClocks.of(this);
  }

  /** What everybody may see of it. */
  public PublicAlert publicView() {
    return PublicAlert.of(this);
  }

  /**
   * The same alert as agencies other than its owner see it: without the reporter, notes, and
   * answers about duplicates.
   */
  public Alert abroad() {
    List<AlertStep> bare =
        steps.stream().map(s -> new AlertStep(s.status(), s.at(), s.officer(), null)).toList();
    return toBuilder().reporter(null).build(version, List.of(), bare);
  }

  /**
   * The same alert one step further.
   *
   * @param step the step
   * @return the alert at its next version
   * @throws PanahException.InvalidRequest if the step cannot follow the last one
   */
  public Alert next(AlertStep step) {
    List<AlertStep> more = new ArrayList<>(steps);
    more.add(step);
    return toBuilder().build(version + 1, duplicates, more);
  }

  /**
   * The same alert with an answer about a likely duplicate, in the place of an earlier one.
   *
   * @param answer the answer
   * @param at when it was given
   * @return the alert at its next version
   */
  public Alert answered(DuplicateAnswer answer, Instant at) {
    List<DuplicateAnswer> more = new ArrayList<>(duplicates);
    more.removeIf(earlier -> earlier.other().equals(answer.other()));
    more.add(answer);
    List<AlertStep> taken = new ArrayList<>(steps);
    if (status() == AlertStatus.DRAFT) {
      // So that it stands there also when another officer has answered anew.
      taken.add(new AlertStep(AlertStatus.DRAFT, at, answer.officer(), null));
    }
    return toBuilder().build(version + 1, more, taken);
  }

  /** Whether two alerts tell the same, whatever their versions and courses. */
  public boolean tellsTheSameAs(Alert other) {
    return bare().equals(other.bare());
  }

  private Alert bare() {
    return toBuilder().build(0, List.of(), List.of());
  }

  @Override
  public String toString() {
    return "Alert[" + id + ", " + owner + ", v" + version + ", " + category + ", " + status() + "]";
  }
}
