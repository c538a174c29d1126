package org.panah.offender;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;
import org.panah.person.PartialDate;
import org.panah.reference.ReferenceData;

/**
 * One offence, with the way its case went. Immutable; made with {@link #under}.
 *
 * @param key names the offence within its record, so that its stages can be followed over
 *     amendments
 * @param section the section of law
 * @param fir the first information report; null if there is none
 * @param from the day, month or year it began; null if not known
 * @param until the day, month or year it ended; null if it was a single day or is not known
 * @param district where, by the district's key in the reference data; null if not known
 * @param stages the stages its case went through, oldest first, each able to follow the one before
 * @param ageAtOffence whether the offender was of age
 * @param judgment the court before which the case is, and what it decided; null if not known
 * @param victims age band and sex only
 */
public record Offence(
    String key,
    SectionReference section,
    @Nullable FirReference fir,
    @Nullable PartialDate from,
    @Nullable PartialDate until,
    @Nullable String district,
    List<StageEntry> stages,
    AgeAtOffence ageAtOffence,
    @Nullable Judgment judgment,
    List<Victim> victims) {

  /** Checks the order of the stages and the dates. */
  public Offence {
    key = Checks.text("offence.key", key, 64);
    Objects.requireNonNull(section, "section");
    district = Checks.optional("offence.district", district, 64);
    ageAtOffence = ageAtOffence == null ? AgeAtOffence.UNKNOWN : ageAtOffence;
    victims = victims == null ? List.of() : List.copyOf(victims);
    stages = stages == null ? List.of() : List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new PanahException.InvalidRequest("offence.stages", "at least one");
    }
    checkMoves(stages);
    if (from != null && until != null && until.latest().isBefore(from.earliest())) {
      throw new PanahException.InvalidRequest("offence.until", "ends before it begins");
    }
  }

  private static void checkMoves(List<StageEntry> stages) {
    LocalDate reached = stages.get(0).on();
    for (int i = 1; i < stages.size(); i++) {
      Stage before = stages.get(i - 1).stage();
      Stage after = stages.get(i).stage();
      if (!before.next().contains(after)) {
        throw new PanahException.InvalidRequest(
            "offence.stage",
            after + " cannot follow " + before + ", only " + before.next() + " can");
      }
      LocalDate on = stages.get(i).on();
      if (reached != null && on != null && on.isBefore(reached)) {
        throw new PanahException.InvalidRequest(
            "offence.stage", "a stage cannot be reached before the one it follows");
      }
      // Over a stage whose day is not known, the last known day still counts.
      reached = on == null ? reached : on;
    }
  }

  /** The stage that the case has reached. */
  public Stage stage() {
    return stages.get(stages.size() - 1).stage();
  }

  /**
   * The same offence with its case one stage further.
   *
   * @param stage the new stage
   * @param on the day; null if not known
   * @return a new offence
   * @throws PanahException.InvalidRequest if the stage cannot follow the present one
   */
  public Offence moveTo(Stage stage, @Nullable LocalDate on) {
    List<StageEntry> moved = new ArrayList<>(stages);
    moved.add(new StageEntry(stage, on));
    return new Offence(
        key, section, fir, from, until, district, moved, ageAtOffence, judgment, victims);
  }

  /**
   * The same offence with what a court decided.
   *
   * @param decided the judgment
   * @return a new offence
   */
  public Offence judged(Judgment decided) {
    return new Offence(
        key, section, fir, from, until, district, stages, ageAtOffence, decided, victims);
  }

  /** The same offence without the pointers to its victims' files. */
  public Offence withoutReferences() {
    List<Victim> bare =
        victims.stream()
            .map(victim -> new Victim(victim.ageBand(), victim.sex(), null, victim.relation()))
            .toList();
    return new Offence(
        key, section, fir, from, until, district, stages, ageAtOffence, judgment, bare);
  }

  /**
   * A builder of an offence.
   *
   * @param section the section of law
   * @return the builder
   */
  public static Builder under(SectionReference section) {
    return new Builder(section);
  }

  /**
   * A builder of an offence under a section of the schedule that comes with Panah.
   *
   * @param citation the section as it is cited, for example {@code PPC 377-B}
   * @return the builder
   * @throws PanahException.InvalidRequest if the schedule has no such section
   */
  public static Builder under(String citation) {
    return under(SectionReference.cited(citation, ReferenceData.builtIn()));
  }

  /** Section and stage; nothing that tells of a person. */
  @Override
  public String toString() {
    return "Offence[" + section + ", " + stage() + "]";
  }

  /** Builds an {@link Offence}; for one thread. */
  public static final class Builder {
    private final SectionReference section;
    private String key = "1";
    private @Nullable FirReference fir;
    private @Nullable PartialDate from;
    private @Nullable PartialDate until;
    private @Nullable String district;
    private final List<StageEntry> stages = new ArrayList<>();
    private AgeAtOffence ageAtOffence = AgeAtOffence.UNKNOWN;
    private @Nullable Judgment judgment;
    private final List<Victim> victims = new ArrayList<>();

    private Builder(SectionReference section) {
      this.section = section;
    }

    /** This builder with a key other than {@code 1}, for a record's second and later offences. */
    public Builder key(String value) {
      this.key = value;
      return this;
    }

    /** This builder with the first information report. */
    public Builder fir(@Nullable FirReference value) {
      this.fir = value;
      return this;
    }

    /** This builder with the time of the offence. */
    public Builder during(@Nullable PartialDate first, @Nullable PartialDate last) {
      this.from = first;
      this.until = last;
      return this;
    }

    /** This builder with the district, by its key in the reference data. */
    public Builder district(@Nullable String value) {
      this.district = value;
      return this;
    }

    /** This builder with one more stage that the case reached. */
    public Builder stage(Stage stage, @Nullable LocalDate on) {
      stages.add(new StageEntry(stage, on));
      return this;
    }

    /** This builder with the offender's age at the time. */
    public Builder ageAtOffence(AgeAtOffence value) {
      this.ageAtOffence = value;
      return this;
    }

    /** This builder with what a court decided. */
    public Builder judgment(@Nullable Judgment value) {
      this.judgment = value;
      return this;
    }

    /** This builder with one more victim. */
    public Builder victim(Victim value) {
      victims.add(value);
      return this;
    }

    /**
     * The offence.
     *
     * @throws PanahException.InvalidRequest if something does not belong together
     */
    public Offence build() {
      return new Offence(
          key, section, fir, from, until, district, stages, ageAtOffence, judgment, victims);
    }
  }
}
