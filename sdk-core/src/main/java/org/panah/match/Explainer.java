package org.panah.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.person.Sex;

/** Puts into words and grades what a search has found. */
final class Explainer {
  // From this on chance is an unlikely explanation: see the calibration in docs/matching.md.
  private static final float STRONG = 3;
  private static final float WHOLE = 0.75f;
  private static final float SAME_SOUND = 0.2f;

  private final Question question;
  private final View view;

  Explainer(Question question) {
    this.question = question;
    this.view = question.view;
  }

  /** What a strong match weighs at least. */
  static float strong(View view) {
    return STRONG + (float) Math.log(view.population());
  }

  PersonMatch match(Ranking.Found found) {
    Segment segment = view.parts().get(found.part()).segment();
    int row = found.row();
    List<Evidence> evidence = new ArrayList<>();
    float share = 0;
    float conflicts = 0;
    int corroborating = 0;
    if (found.identifier() > 0) {
      evidence.add(identifier(found.identifier() == Weights.IDENTIFIER));
    }
    NameQuestion name = found.name();
    if (name != null) {
      Pairing pairing = new Pairing(name);
      pairing.weighName(segment, row);
      share = pairing.share();
      evidence.add(
          words(
              "name",
              name,
              pairing,
              segment.nameWords(),
              segment.nameStart(row),
              segment.nameEnd(row)));
    }
    NameQuestion kin = question.kinOf(segment, row);
    if (kin != null && segment.kinStart(row) < segment.kinEnd(row)) {
      Pairing pairing = new Pairing(kin);
      float weight = pairing.weighKin(segment, row);
      corroborating += weight > 2 && pairing.share() >= WHOLE ? 1 : 0;
      conflicts += weight < 0 ? 1 : 0;
      evidence.add(
          words(
              segment.kinIsHusband(row) ? "husband" : "father",
              kin,
              pairing,
              segment.kinWords(),
              segment.kinStart(row),
              segment.kinEnd(row)));
    }
    float born = question.born(segment.born[row]);
    if (segment.born[row] != 0 && question.asksForBirth()) {
      evidence.add(born(born));
      corroborating += born >= Weights.YEAR ? 1 : 0;
      conflicts += born < (isDay(row, segment) ? Weights.YEAR_OTHER : 0) ? 1 : 0;
    }
    float district = question.district(segment.districts[row]);
    if (district != 0) {
      boolean same = district > 0;
      evidence.add(
          new Evidence(
              "district",
              same ? Agreement.SAME : Agreement.DIFFERENT,
              same ? "has an address in the district" : "addresses are in other districts"));
    }
    sex(segment.flags[row]).ifPresent(evidence::add);
    return new PersonMatch(
        segment.id(found.person()),
        grade(found, share, corroborating, conflicts),
        found.weight(),
        evidence);
  }

  // Two days that differ in more than one part: brothers and namesakes have such.
  private boolean isDay(int row, Segment segment) {
    return Born.complete(question.born) && Born.complete(segment.born[row]);
  }

  private Grade grade(Ranking.Found found, float share, int corroborating, float conflicts) {
    if (found.identifier() == Weights.IDENTIFIER) {
      return Grade.SAME_IDENTIFIER;
    }
    boolean strong =
        found.weight() >= strong(view) && share >= WHOLE && corroborating > 0 && conflicts == 0;
    return strong ? Grade.STRONG : Grade.POSSIBLE;
  }

  private static Evidence identifier(boolean same) {
    return same
        ? new Evidence("identifier", Agreement.SAME, "same number")
        : new Evidence(
            "identifier", Agreement.ALIKE, "a number with one other digit, or two swapped");
  }

  private Evidence words(
      String field, NameQuestion name, Pairing pairing, int[] words, int from, int to) {
    List<Evidence.Word> parts = new ArrayList<>();
    boolean exact = true;
    for (int i = 0; i < pairing.count(); i++) {
      String asked = name.tokens.get(pairing.asked(i)).text();
      if (pairing.joined(i)) {
        asked = asked + " " + name.tokens.get(pairing.asked(i) + 1).text();
      }
      String held = view.words().texts()[words[from + pairing.held(i)]];
      boolean equal = asked.equals(held);
      exact &= equal;
      parts.add(new Evidence.Word(asked, held, equal ? Agreement.SAME : Agreement.ALIKE));
    }
    int lacking = 0;
    for (int i = 0; i < name.tokens.size(); i++) {
      if (pairing.isLacking(i)) {
        lacking++;
        parts.add(new Evidence.Word(name.tokens.get(i).text(), null, Agreement.DIFFERENT));
      }
    }
    int extra = to - from - pairing.count();
    for (int place = 0; place < to - from; place++) {
      if (!isPaired(pairing, place)) {
        parts.add(
            new Evidence.Word(
                null, view.words().texts()[words[from + place]], Agreement.DIFFERENT));
      }
    }
    Agreement agreement =
        pairing.count() == 0
            ? Agreement.DIFFERENT
            : exact && lacking == 0 && extra == 0 ? Agreement.SAME : Agreement.ALIKE;
    return new Evidence(field, agreement, inWords(pairing, lacking, extra), parts);
  }

  private static boolean isPaired(Pairing pairing, int place) {
    for (int i = 0; i < pairing.count(); i++) {
      if (pairing.held(i) == place) {
        return true;
      }
    }
    return false;
  }

  private static String inWords(Pairing pairing, int lacking, int extra) {
    int same = 0;
    for (int i = 0; i < pairing.count(); i++) {
      same += pairing.distance(i) <= SAME_SOUND ? 1 : 0;
    }
    int met = pairing.count();
    StringBuilder text = new StringBuilder();
    if (met == 0) {
      text.append("no word met");
    } else if (met == 1) {
      text.append("1 word met").append(same == 1 ? ", the same in sound" : "");
    } else {
      text.append(met).append(" words met, ");
      text.append(same == met ? "all" : same == 0 ? "none" : same)
          .append(" of them the same in sound");
    }
    if (lacking > 0) {
      text.append("; ").append(lacking).append(" asked for and not in the record");
    }
    if (extra > 0) {
      text.append("; ").append(extra).append(" in the record and not asked for");
    }
    return text.toString();
  }

  private static Evidence born(float weight) {
    if (weight == Weights.DAY) {
      return new Evidence("born", Agreement.SAME, "same day");
    }
    if (weight == Weights.DAY_AND_MONTH_SWAPPED) {
      return new Evidence("born", Agreement.ALIKE, "day and month swapped");
    }
    return weight > 0
        ? new Evidence("born", Agreement.ALIKE, "near, or as far as both sides tell")
        : weight == 0
            ? new Evidence("born", Agreement.ALIKE, "not far off")
            : new Evidence("born", Agreement.DIFFERENT, "too far off");
  }

  private Optional<Evidence> sex(int flags) {
    float weight = question.sex(flags);
    Sex asked = question.query.sex();
    if (weight == 0 || asked == Sex.UNKNOWN) {
      return Optional.empty();
    }
    return Optional.of(
        weight > 0
            ? new Evidence("sex", Agreement.SAME, "same")
            : new Evidence("sex", Agreement.DIFFERENT, "the record says otherwise"));
  }
}
