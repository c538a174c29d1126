package org.panah.match;

import org.jspecify.annotations.Nullable;

/** What the rows of a segment can weigh at most for a search, told from their signatures. */
final class RowBound {
  private final Question question;
  private final Segment segment;
  private final Signatures signatures;
  private final @Nullable NameBound name;
  private final @Nullable NameBound father;
  private final @Nullable NameBound husband;
  private final float[] sexes = new float[4];
  private final boolean nameOnly;
  private final float mostBorn;

  RowBound(Question question, @Nullable NameQuestion name, Segment segment, Signatures signatures) {
    this.question = question;
    this.segment = segment;
    this.signatures = signatures;
    this.name = bound(name);
    father = bound(question.father);
    husband = bound(question.husband);
    for (int sex = 0; sex < sexes.length; sex++) {
      sexes[sex] = question.sex(sex);
    }
    nameOnly = father == null && husband == null && question.query.district() == null;
    mostBorn = question.asksForBirth() ? Weights.DAY : 0;
  }

  private @Nullable NameBound bound(@Nullable NameQuestion of) {
    return of == null ? null : new NameBound(of, signatures, question.view.words());
  }

  /**
   * What a row weighs at most.
   *
   * @param least if it weighs no more than that, how much less does not matter
   */
  float of(int row, float least) {
    long own = signatures.name(row);
    float weight = sexes[Signatures.sex(own)];
    if (name != null) {
      weight += name.of(Signatures.words(own, false));
    }
    if (!nameOnly) {
      long other = signatures.kin(row);
      weight += question.district(Signatures.districts(other));
      NameBound kin = Signatures.isHusband(own) ? husband : father;
      if (kin != null && Signatures.hasKin(other)) {
        weight +=
            Weights.KIN * Math.max(Weights.KIN_LEAST, kin.of(Signatures.words(other, true)));
      }
    }
    if (mostBorn > 0) {
      return weight + mostBorn <= least
          ? weight + mostBorn
          : weight + question.born(segment.born[row]);
    }
    return weight;
  }
}
