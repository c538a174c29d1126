package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/** A query prepared for one state of the index. Belongs to one search. */
final class Question {
  final PersonQuery query;
  final View view;

  /** One for each form of the name. */
  final List<NameQuestion> names = new ArrayList<>();

  final @Nullable NameQuestion father;
  final @Nullable NameQuestion husband;
  final int born;
  final long[] identifiers;

  /** For each set of districts what it weighs to be in it, once it was asked for. */
  private final float[] districts;

  Question(PersonQuery query, View view, NameReader reader, Expansions expansions) {
    this.query = query;
    this.view = view;
    PersonName name = query.name();
    if (name != null) {
      for (String form : Entry.names(name)) {
        NameReader.ReadName read = reader.read(form);
        if (!read.words().isEmpty()) {
          names.add(new NameQuestion(read, false, view, reader, expansions));
        }
      }
    }
    father = kin(query.father(), reader, expansions);
    husband = kin(query.husband(), reader, expansions);
    born = Born.code(query.born());
    identifiers =
        query.identifiers().stream()
            .mapToLong(identifier -> Identifiers.code(identifier.token()))
            .toArray();
    districts = new float[view.districts().size()];
    requireSomebody(reader);
  }

  /** Refuses what is about nobody in particular (guard G2). */
  private void requireSomebody(NameReader reader) {
    boolean dated = Born.complete(born);
    boolean more = father != null || husband != null || asksForBirth() || query.district() != null;
    boolean named = false;
    for (NameQuestion name : names) {
      long words =
          name.tokens.stream().filter(NameToken::telling).map(NameToken::text).distinct().count();
      named |= words > 1 || (words == 1 && (more || !name.isCommon(reader)));
    }
    boolean related = (father != null || husband != null) && dated;
    if (identifiers.length == 0 && !named && !related) {
      throw new PanahException.InvalidRequest(
          "query",
          "about somebody: two words of a name, or one that few people have, or one and something"
              + " else, or a relative's name and the day of birth, or an identifier");
    }
  }

  private @Nullable NameQuestion kin(
      @Nullable PersonName name, NameReader reader, Expansions expansions) {
    if (name == null) {
      return null;
    }
    NameReader.ReadName read = reader.read(Entry.names(name).get(0));
    return read.words().isEmpty() ? null : new NameQuestion(read, true, view, reader, expansions);
  }

  /** The question for the relative of whom a row tells; null if none is asked for. */
  @Nullable NameQuestion kinOf(Segment segment, int row) {
    return segment.kinIsHusband(row) ? husband : father;
  }

  /** What a set of districts weighs; 0 if nothing follows from it. */
  float district(int set) {
    String asked = query.district();
    if (districts[set] == 0 && asked != null) {
      districts[set] = Districts.weight(view.districts().get(set), asked);
    }
    return districts[set];
  }

  /** What a birth weighs. */
  float born(int held) {
    return query.bornFrom() != 0
        ? Weights.born(query.bornFrom(), query.bornTo(), held)
        : Weights.born(born, held);
  }

  boolean asksForBirth() {
    return born != 0 || query.bornFrom() != 0;
  }

  /** What a sex weighs. */
  float sex(int flags) {
    int asked = SegmentBuilder.sex(query.sex());
    int held = flags & (SegmentBuilder.HUSBAND - 1);
    return asked == 0 || held == 0 ? 0 : asked == held ? Weights.SAME_SEX : Weights.OTHER_SEX;
  }

  /** What weighs beside names. */
  float beside(Segment segment, int row) {
    float weight = asksForBirth() ? born(segment.born[row]) : 0;
    weight += query.district() == null ? 0 : district(segment.districts[row]);
    return query.sex() == Sex.UNKNOWN ? weight : weight + sex(segment.flags[row]);
  }

  /** What a birth weighs at most. */
  float mostBorn() {
    return query.bornFrom() != 0
        ? Weights.born(query.bornFrom(), query.bornTo(), Born.code(query.bornFrom(), 0, 0))
        : born == 0 ? 0 : Born.complete(born) ? Weights.DAY : Weights.YEAR;
  }

  /** What a sex weighs at most. */
  float mostSex() {
    return query.sex() == Sex.UNKNOWN ? 0 : Weights.SAME_SEX;
  }

  /** What a district weighs at most. */
  float mostDistrict() {
    return query.district() == null ? 0 : Weights.DISTRICT;
  }
}
