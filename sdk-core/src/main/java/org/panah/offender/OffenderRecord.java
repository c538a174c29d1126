package org.panah.offender;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Person;

/**
 * What one agency keeps of one person and the offences that tie the person to this registry.
 * Immutable; made with {@link #of}; hides the person in {@link #toString()}.
 *
 * @param id its name, unique over all agencies
 * @param owner the agency that keeps it; nobody else changes it
 * @param version 0 until it is registered, then 1, then one more each time
 * @param recordedAt when this version was taken in; null until it is registered
 * @param person the person
 * @param offences at least one, no two with the same key
 * @param warnings what must be known before meeting the person
 * @param legalBasis by which law it is kept
 * @param reviewBy the last day on which it is shown unless it is reviewed before (guard G11)
 * @param reviewExtensions the assessments by which it was kept longer, oldest first
 * @param source what the last import told; null if none did
 */
public record OffenderRecord(
    OffenderId id,
    Agency owner,
    long version,
    @Nullable Instant recordedAt,
    Person person,
    List<Offence> offences,
    List<Warning> warnings,
    LegalBasis legalBasis,
    LocalDate reviewBy,
    List<ReviewExtension> reviewExtensions,
    @Nullable SourceMark source) {

  /** How many offences a record may tell of. */
  public static final int MAX_OFFENCES = 256;

  /** Copies the lists and checks what belongs together. */
  public OffenderRecord {
    required("id", id);
    required("owner", owner);
    required("person", person);
    required("legalBasis", legalBasis);
    required("reviewBy", reviewBy);
    offences = offences == null ? List.of() : List.copyOf(offences);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    reviewExtensions = reviewExtensions == null ? List.of() : List.copyOf(reviewExtensions);
    if (offences.isEmpty() || offences.size() > MAX_OFFENCES) {
      throw new PanahException.InvalidRequest("offences", "1 to " + MAX_OFFENCES);
    }
    if (offences.stream().map(Offence::key).distinct().count() < offences.size()) {
      throw new PanahException.InvalidRequest("offences.key", "no two alike in one record");
    }
  }

  private static void required(String field, @Nullable Object value) {
    if (value == null) {
      throw new PanahException.InvalidRequest(field, "required");
    }
  }

  /**
   * A builder of a new record, with a random id.
   *
   * @param owner the agency that will keep it
   * @param person the person
   * @return the builder
   */
  public static Builder of(Agency owner, Person person) {
    return new Builder(owner, person);
  }

  /** Where the person stands by this record; derived from the stages of its offences. */
  public Standing standing() {
    Standing gravest = Standing.ACQUITTED;
    for (Offence offence : offences) {
      Standing standing = offence.stage().standing();
      gravest = standing.compareTo(gravest) < 0 ? standing : gravest;
    }
    return gravest;
  }

  /**
   * Whether the offender was under 18 at the time of an offence, as it is stated or, where it is
   * not stated, as the dates leave no doubt (guard G7): those of birth and offence, and those by
   * which the offence must have happened, since its case had begun or it was recorded.
   *
   * @param offence one of this record's offences
   * @return true if so
   */
  public boolean juvenileAt(Offence offence) {
    return AgeThen.juvenile(this, offence);
  }

  /**
   * Whether two records tell the same, whatever their versions, the times they were taken in and
   * the imports they came with.
   *
   * @param other the other
   * @return true if everything else is equal
   */
  public boolean tellsTheSameAs(OffenderRecord other) {
    return bare().equals(other.bare());
  }

  private OffenderRecord bare() {
    return withSource(null).recorded(0, Instant.EPOCH);
  }

  /**
   * Whether the record has lapsed: its review date has passed, and it is no longer shown.
   *
   * @param today the day it is in Pakistan
   * @return true if the review date is before today
   */
  public boolean lapsed(LocalDate today) {
    return reviewBy.isBefore(today);
  }

  /**
   * The same record with another person's description.
   *
   * @param changed the person
   * @return a new record that still names the version it was read at
   */
  public OffenderRecord withPerson(Person changed) {
    return with(
        version, recordedAt, changed, offences, warnings, reviewBy, reviewExtensions, source);
  }

  /**
   * The same record with an offence in the place of the one that has its key, or as one more.
   *
   * @param changed the offence
   * @return a new record that still names the version it was read at
   */
  public OffenderRecord withOffence(Offence changed) {
    List<Offence> next = new ArrayList<>(offences);
    next.replaceAll(offence -> offence.key().equals(changed.key()) ? changed : offence);
    if (!next.contains(changed)) {
      next.add(changed);
    }
    return withOffences(next);
  }

  /**
   * The same record with other offences.
   *
   * @param changed at least one
   * @return a new record that still names the version it was read at
   */
  public OffenderRecord withOffences(Collection<Offence> changed) {
    List<Offence> next = List.copyOf(changed);
    return with(version, recordedAt, person, next, warnings, reviewBy, reviewExtensions, source);
  }

  /**
   * The same record with other warnings.
   *
   * @param changed the warnings
   * @return a new record that still names the version it was read at
   */
  public OffenderRecord withWarnings(Collection<Warning> changed) {
    List<Warning> next = List.copyOf(changed);
    return with(version, recordedAt, person, offences, next, reviewBy, reviewExtensions, source);
  }

  /**
   * The same record kept longer, by an assessment that stays in it.
   *
   * @param extension the assessment
   * @return a new record that still names the version it was read at
   */
  public OffenderRecord extended(ReviewExtension extension) {
    List<ReviewExtension> next = new ArrayList<>(reviewExtensions);
    next.add(extension);
    LocalDate until = extension.until();
    return with(version, recordedAt, person, offences, warnings, until, next, source);
  }

  /**
   * The same record with what an import told; for imports and registries.
   *
   * @param told what the source told; null for a record that no import made
   * @return a new record
   */
  public OffenderRecord withSource(@Nullable SourceMark told) {
    return with(version, recordedAt, person, offences, warnings, reviewBy, reviewExtensions, told);
  }

  /**
   * The same record as it stands in the registry; for registries.
   *
   * @param newVersion the version it gets
   * @param at when it was taken in
   * @return a new record
   */
  public OffenderRecord recorded(long newVersion, Instant at) {
    return with(newVersion, at, person, offences, warnings, reviewBy, reviewExtensions, source);
  }

  private OffenderRecord with(
      long newVersion,
      @Nullable Instant at,
      Person newPerson,
      List<Offence> newOffences,
      List<Warning> newWarnings,
      LocalDate newReviewBy,
      List<ReviewExtension> newExtensions,
      @Nullable SourceMark newSource) {
    return new OffenderRecord(
        id,
        owner,
        newVersion,
        at,
        newPerson,
        newOffences,
        newWarnings,
        legalBasis,
        newReviewBy,
        newExtensions,
        newSource);
  }

  /** Id, owner, version and standing; nothing that tells who it is. */
  @Override
  public String toString() {
    return "OffenderRecord[" + id + ", " + owner + ", v" + version + ", " + standing() + "]";
  }

  /** Builds an {@link OffenderRecord}; for one thread. */
  public static final class Builder {
    private final Agency owner;
    private final Person person;
    private OffenderId id = OffenderId.random();
    private final List<Offence> offences = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable LegalBasis legalBasis;
    private @Nullable LocalDate reviewBy;

    private Builder(Agency owner, Person person) {
      this.owner = owner;
      this.person = person;
    }

    /**
     * This builder with an id of the caller's, so that registering can be repeated without harm.
     */
    public Builder id(OffenderId value) {
      this.id = value;
      return this;
    }

    /** This builder with one more offence. */
    public Builder offence(Offence value) {
      offences.add(value);
      return this;
    }

    /** This builder with one more warning. */
    public Builder warning(Warning value) {
      warnings.add(value);
      return this;
    }

    /** This builder with the law by which the record is kept. */
    public Builder legalBasis(LegalBasis value) {
      this.legalBasis = value;
      return this;
    }

    /** This builder with the review date. */
    public Builder reviewBy(LocalDate value) {
      this.reviewBy = value;
      return this;
    }

    /**
     * The record, at version 0.
     *
     * @throws PanahException.InvalidRequest if something is missing or does not belong together
     */
    @SuppressWarnings("NullAway") // the record's own checks name what is missing
    public OffenderRecord build() {
      return new OffenderRecord(
          id, owner, 0, null, person, offences, warnings, legalBasis, reviewBy, List.of(), null);
    }
  }
}
