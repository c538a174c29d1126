package org.panah;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.Judgment;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SourceMark;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * Makes what a source tells now into a change of the record that stands there.
 *
 * <p>A source tells only how things are now, and knows nothing of what was amended here. While
 * nobody has amended the record since the last import, the source counts for everything but the way
 * that a case went, which only goes on. Once somebody has, it adds and fills in: what was amended
 * stays, and where both sides tell different things, somebody has to settle it.
 */
final class SourceMerge {
  private static final EnumSet<Stage> PASSED =
      EnumSet.of(Stage.CHALLAN, Stage.CHARGED, Stage.CONVICTED, Stage.APPEAL_PENDING);
  private static final EnumSet<Stage> ENDED =
      EnumSet.of(Stage.ACQUITTED, Stage.SET_ASIDE, Stage.PARDONED);

  private final boolean byHand;

  private SourceMerge(boolean byHand) {
    this.byHand = byHand;
  }

  /**
   * The record as it should stand now, at the version that it has.
   *
   * @throws PanahException.InvalidRequest if source and record tell different things, or the source
   *     tells of a stage that the case has left
   */
  static OffenderRecord merged(OffenderRecord before, OffenderRecord incoming, SourceMark told) {
    SourceMark last = before.source();
    SourceMerge merge = new SourceMerge(last == null || last.version() != before.version());
    return new OffenderRecord(
        before.id(),
        before.owner(),
        before.version(),
        before.recordedAt(),
        merge.person(before.person(), incoming.person()),
        merge.offences(before.offences(), incoming.offences()),
        merge.all(before.warnings(), incoming.warnings()),
        Objects.requireNonNull(merge.one("legalBasis", before.legalBasis(), incoming.legalBasis())),
        reviewBy(before, incoming, told),
        incoming.reviewExtensions().isEmpty()
            ? before.reviewExtensions()
            : incoming.reviewExtensions(),
        told);
  }

  /** The mark of a record that is about to be amended: from now on it tells what it told here. */
  static @Nullable SourceMark kept(OffenderRecord held) {
    SourceMark mark = held.source();
    return mark == null || mark.digest() != null
        ? mark
        : new SourceMark(RecordCodec.standard().digest(held), mark.reviewBy(), mark.version());
  }

  /** Whether a source tells something else than it told at the last import. */
  static boolean tellsNews(OffenderRecord before, String digest, @Nullable LocalDate reviewBy) {
    SourceMark last = kept(before);
    return last == null
        || !digest.equals(last.digest())
        || !Objects.equals(reviewBy, last.reviewBy());
  }

  // A later date is given by an assessment only; a date that was told before is no news.
  private static LocalDate reviewBy(
      OffenderRecord before, OffenderRecord incoming, SourceMark told) {
    LocalDate now = told.reviewBy();
    SourceMark last = before.source();
    if (now == null || (last != null && now.equals(last.reviewBy()))) {
      return before.reviewBy();
    }
    boolean assessed = !incoming.reviewExtensions().isEmpty();
    return now.isBefore(before.reviewBy()) || assessed ? now : before.reviewBy();
  }

  private Person person(Person before, Person incoming) {
    checkSame(before, incoming);
    if (!byHand) {
      return incoming;
    }
    return new Person(
        Objects.requireNonNull(name("person.name", before.name(), incoming.name())),
        name("person.father", before.father(), incoming.father()),
        name("person.husband", before.husband(), incoming.husband()),
        orElse(
            Sex.UNKNOWN,
            one(
                "person.sex",
                unless(Sex.UNKNOWN, before.sex()),
                unless(Sex.UNKNOWN, incoming.sex()))),
        one("person.born", before.born(), incoming.born()),
        one("person.birthPlace", before.birthPlace(), incoming.birthPlace()),
        one("person.nationality", before.nationality(), incoming.nationality()),
        all(before.identifiers(), incoming.identifiers()),
        all(before.addresses(), incoming.addresses()),
        all(before.contacts(), incoming.contacts()),
        all(before.occupations(), incoming.occupations()),
        all(before.marks(), incoming.marks()),
        all(before.biometrics(), incoming.biometrics()));
  }

  /** A name can be corrected, and a number; where neither is left, it is somebody else. */
  private static void checkSame(Person before, Person incoming) {
    boolean sameName = before.name().equals(incoming.name());
    boolean sameNumber =
        before.identifiers().isEmpty()
            || incoming.identifiers().isEmpty()
            || incoming.identifiers().stream()
                .anyMatch(told -> before.identifiers().stream().anyMatch(told::sameNumber));
    if (!sameName && !sameNumber) {
      throw new PanahException.InvalidRequest(
          "person", "the one of the record; here both the name and every number are others");
    }
  }

  private @Nullable PersonName name(
      String field, @Nullable PersonName before, @Nullable PersonName incoming) {
    if (before == null || incoming == null) {
      return before == null ? incoming : before;
    }
    return new PersonName(
        one(field, before.latin(), incoming.latin()),
        one(field, before.urdu(), incoming.urdu()),
        all(before.aliases(), incoming.aliases()));
  }

  private <T> @Nullable T one(String field, @Nullable T before, @Nullable T incoming) {
    if (!byHand || before == null) {
      return incoming;
    }
    if (incoming != null && !incoming.equals(before)) {
      throw new PanahException.InvalidRequest(
          field, "amended in the registry, and told otherwise here: to be settled by hand");
    }
    return before;
  }

  private static <T> @Nullable T unless(T unknown, T value) {
    return value.equals(unknown) ? null : value;
  }

  private static <T> T orElse(T unknown, @Nullable T value) {
    return value == null ? unknown : value;
  }

  private <T> List<T> all(Collection<T> before, List<T> incoming) {
    if (!byHand) {
      return incoming;
    }
    Set<T> all = new LinkedHashSet<>(before);
    all.addAll(incoming);
    return List.copyOf(all);
  }

  private List<Offence> offences(List<Offence> before, List<Offence> incoming) {
    Map<String, Offence> known = new LinkedHashMap<>();
    before.forEach(offence -> known.put(offence.key(), offence));
    List<Offence> offences = new ArrayList<>();
    for (Offence offence : incoming) {
      Offence held = known.remove(offence.key());
      offences.add(held == null ? offence : offence(held, offence));
    }
    if (byHand) {
      offences.addAll(known.values());
    }
    return offences;
  }

  private Offence offence(Offence before, Offence incoming) {
    List<StageEntry> stages = stages(before.stages(), incoming.stages());
    boolean moved = stages.size() > before.stages().size();
    boolean keptVictims = byHand && !before.victims().isEmpty();
    boolean keptJudgment = byHand && isDecided(before.judgment()) && !moved;
    return new Offence(
        before.key(),
        incoming.section(),
        one("offences.fir", before.fir(), incoming.fir()),
        one("offences.from", before.from(), incoming.from()),
        one("offences.until", before.until(), incoming.until()),
        one("offences.district", before.district(), incoming.district()),
        stages,
        orElse(
            AgeAtOffence.UNKNOWN,
            one(
                "offences.ageAtOffence",
                unless(AgeAtOffence.UNKNOWN, before.ageAtOffence()),
                unless(AgeAtOffence.UNKNOWN, incoming.ageAtOffence()))),
        keptJudgment || (incoming.judgment() == null && byHand)
            ? before.judgment()
            : incoming.judgment(),
        keptVictims ? before.victims() : incoming.victims());
  }

  private static boolean isDecided(@Nullable Judgment judgment) {
    return judgment != null
        && (judgment.on() != null || judgment.sentence() != null || judgment.document() != null);
  }

  private List<StageEntry> stages(List<StageEntry> before, List<StageEntry> incoming) {
    if (incoming.size() > 1) {
      // The whole way; whether it begins as the one that stands there is checked with the change.
      boolean behind =
          byHand
              && incoming.size() <= before.size()
              && before.subList(0, incoming.size()).equals(incoming);
      return behind ? before : incoming;
    }
    StageEntry now = incoming.get(0);
    StageEntry last = before.get(before.size() - 1);
    List<StageEntry> stages = new ArrayList<>(before);
    if (now.stage() == last.stage()) {
      // A day that the source tells now, or corrects.
      stages.set(stages.size() - 1, now.on() == null ? last : now);
      return stages;
    }
    if (before.stream().anyMatch(entry -> entry.stage() == now.stage())
        || ENDED.contains(last.stage())
        || (last.stage() == Stage.UPHELD && now.stage() == Stage.APPEAL_PENDING)) {
      return again(before, now);
    }
    passed(last.stage(), now.stage()).forEach(stage -> stages.add(new StageEntry(stage, null)));
    stages.add(now);
    return stages;
  }

  /**
   * A case can come back to a stage, or go on after an acquittal that the State appealed against.
   * But mostly it is an old file, or a source that has not heard: only a later day tells the two
   * apart.
   */
  private List<StageEntry> again(List<StageEntry> before, StageEntry now) {
    LocalDate reached = null;
    for (StageEntry entry : before) {
      reached = entry.on() == null ? reached : entry.on();
    }
    if (now.on() != null && reached != null && now.on().isAfter(reached)) {
      List<StageEntry> stages = new ArrayList<>(before);
      stages.add(now);
      return stages;
    }
    if (byHand) {
      return before;
    }
    throw new PanahException.InvalidRequest(
        "offence.stage", "a case comes back to a stage only on a day after its last one");
  }

  /**
   * The stages that a case must have passed between two that a source told, one export after the
   * other; none if the second follows the first, or if there is no such way.
   */
  private static List<Stage> passed(Stage from, Stage to) {
    Map<Stage, Stage> cameFrom = new EnumMap<>(Stage.class);
    ArrayDeque<Stage> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Stage at = open.remove();
      for (Stage next : at.next()) {
        if (next != from && cameFrom.putIfAbsent(next, at) == null && PASSED.contains(next)) {
          open.add(next);
        }
      }
    }
    List<Stage> way = new ArrayList<>();
    for (Stage at = cameFrom.get(to); at != null && at != from; at = cameFrom.get(at)) {
      way.add(0, at);
    }
    return way;
  }
}
