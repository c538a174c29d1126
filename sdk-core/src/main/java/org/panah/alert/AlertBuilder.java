package org.panah.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.access.CaseReference;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/** Builds an {@link Alert} from what is known. Not safe for use by several threads. */
public final class AlertBuilder {
  private static final Duration STANDARD = Duration.ofDays(30);

  private final Agency owner;
  private AlertId id = AlertId.random();
  private long version;
  private AlertMode mode = AlertMode.ACTUAL;
  private AlertCategory category;
  private @Nullable Severity severity;
  private MissingChild child;
  private @Nullable Instant seenAt;
  private @Nullable Place place;
  private @Nullable Suspect suspect;
  private @Nullable Reporter reporter;
  private @Nullable String station;
  private @Nullable CaseReference fir;
  private @Nullable Instant firAt;
  private @Nullable String withoutFir;
  private @Nullable Instant reportedAt;
  private @Nullable Instant expiresAt;
  private List<DuplicateAnswer> duplicates = List.of();
  private List<AlertStep> steps = List.of();

  AlertBuilder(Agency owner, AlertCategory category, MissingChild child) {
    this.owner = owner;
    this.category = category;
    this.child = child;
  }

  AlertBuilder(Alert alert) {
    this(alert.owner(), alert.category(), alert.child());
    id = alert.id();
    version = alert.version();
    mode = alert.mode();
    severity = alert.severity();
    seenAt = alert.seenAt();
    place = alert.place();
    suspect = alert.suspect();
    reporter = alert.reporter();
    station = alert.station();
    fir = alert.fir();
    firAt = alert.firAt();
    withoutFir = alert.withoutFir();
    reportedAt = alert.reportedAt();
    expiresAt = alert.expiresAt();
    duplicates = alert.duplicates();
    steps = alert.steps();
  }

  /** This builder with a name for the alert, so that raising it twice raises it once. */
  public AlertBuilder id(AlertId value) {
    this.id = value;
    return this;
  }

  /** This builder with whether it is meant; {@link AlertMode#ACTUAL} if nothing is said. */
  public AlertBuilder mode(AlertMode value) {
    this.mode = value;
    return this;
  }

  /** This builder with what is believed to have happened. */
  public AlertBuilder category(AlertCategory value) {
    this.category = value;
    return this;
  }

  /**
   * This builder with how great the danger is; if nothing is said, EXTREME for a child that was
   * abducted, SEVERE for one at risk of trafficking or taken by a parent, and else MODERATE.
   */
  public AlertBuilder severity(Severity value) {
    this.severity = value;
    return this;
  }

  /** This builder with what is known of the child. */
  public AlertBuilder child(MissingChild value) {
    this.child = value;
    return this;
  }

  /**
   * This builder with when and where the child was seen last, or was found.
   *
   * @param at when
   * @param where where
   * @return this builder
   */
  public AlertBuilder lastSeen(Instant at, Place where) {
    this.seenAt = at;
    this.place = where;
    return this;
  }

  /** This builder with who may have taken the child, or nobody. */
  public AlertBuilder suspect(@Nullable Suspect value) {
    this.suspect = value;
    return this;
  }

  /** This builder with who reported it, or nobody. */
  public AlertBuilder reporter(@Nullable Reporter value) {
    this.reporter = value;
    return this;
  }

  /** This builder with the police station that follows the alert. */
  public AlertBuilder station(String value) {
    this.station = value;
    return this;
  }

  /**
   * This builder with the first information report.
   *
   * @param reference its number and place
   * @param registeredAt when it was registered
   * @return this builder
   */
  public AlertBuilder fir(CaseReference reference, Instant registeredAt) {
    this.fir = reference;
    this.firAt = registeredAt;
    this.withoutFir = null;
    return this;
  }

  /** This builder with why there is no first information report. */
  public AlertBuilder withoutFir(String reason) {
    this.fir = null;
    this.firAt = null;
    this.withoutFir = reason;
    return this;
  }

  /** This builder with when it was reported. */
  public AlertBuilder reportedAt(Instant value) {
    this.reportedAt = value;
    return this;
  }

  /** This builder with when the alert ends by itself; 30 days after the report if not said. */
  public AlertBuilder expiresAt(Instant value) {
    this.expiresAt = value;
    return this;
  }

  /**
   * The alert.
   *
   * @return one that hides the child
   * @throws PanahException.InvalidRequest if something is missing or does not fit together
   */
  public Alert build() {
    Alert alert = build(version, duplicates, steps);
    // Once it is drafted, there may be news of a child that was seen later.
    if (version == 0 && alert.seenAt().isAfter(alert.reportedAt())) {
      throw new PanahException.InvalidRequest("seenAt", "not after it was reported");
    }
    return alert;
  }

  Alert build(long atVersion, List<DuplicateAnswer> answers, List<AlertStep> course) {
    Instant reported = Alert.moment("reportedAt", reportedAt);
    Severity danger = severity;
    Instant expires = expiresAt;
    return new Alert(
        id,
        owner,
        atVersion,
        mode,
        category,
        danger == null ? standard(category) : danger,
        child,
        given("lastSeen", seenAt),
        given("lastSeen", place),
        suspect,
        reporter,
        given("station", station),
        fir,
        firAt,
        withoutFir,
        reported,
        expires == null ? reported.plus(STANDARD) : expires,
        answers,
        course);
  }

  private static Severity standard(AlertCategory category) {
    return switch (category) {
      case ABDUCTED -> Severity.EXTREME;
      case TRAFFICKING_RISK, PARENTAL -> Severity.SEVERE;
      case LOST, RUNAWAY, FOUND_UNIDENTIFIED -> Severity.MODERATE;
    };
  }

  private static <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw new PanahException.InvalidRequest(field, "required");
    }
    return value;
  }
}
