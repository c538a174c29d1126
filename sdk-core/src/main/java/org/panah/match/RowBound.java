package org.panah.match;

import org.jspecify.annotations.Nullable;

/** What the rows of a segment can weigh at most for a search, told from their signatures. */
final class RowBound {
  /** How many rows are looked at together, so that memory is not waited for row by row. */
  static final int MANY = 64;

  private final long[] own = new long[MANY];
  private final int[] rows = new int[MANY];
  private final float[] weights = new float[MANY];
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
    mostBorn = question.mostBorn();
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
    return of(row, signatures.first(row), least);
  }

  /**
   * Looks at a stretch of a posting list of at most {@link #MANY} rows.
   *
   * @return how many rows may weigh more than the least, to be asked for one by one
   */
  int above(float least, Postings postings, int from, int to) {
    for (int i = from; i < to; i++) {
      own[i - from] = signatures.first(postings.row(i));
    }
    int count = 0;
    for (int i = from; i < to; i++) {
      int row = postings.row(i);
      float weight = of(row, own[i - from], least);
      rows[count] = row;
      weights[count] = weight;
      count += weight > least ? 1 : 0;
    }
    return count;
  }

  int row(int place) {
    return rows[place];
  }

  float weight(int place) {
    return weights[place];
  }

  private float of(int row, long own, float least) {
    float weight = sexes[Signatures.sex(own)];
    if (name != null) {
      long more = Signatures.isLong(own) ? Signatures.nameRest(signatures.other(row)) : 0;
      weight += name.of(Signatures.name(own), more);
    }
    if (!nameOnly) {
      long other = signatures.other(row);
      weight += district(Signatures.districts(other));
      NameBound kin = Signatures.isHusband(own) ? husband : father;
      long words = Signatures.kin(other);
      if (kin != null && words != 0) {
        weight += Weights.KIN * Math.max(Weights.KIN_LEAST, kin.of(words, 0));
      }
    }
    if (mostBorn > 0) {
      return weight + mostBorn <= least
          ? weight + mostBorn
          : weight + question.born(segment.born[row]);
    }
    return weight;
  }

  private float district(int set) {
    return set == Signatures.OTHER_DISTRICTS ? question.mostDistrict() : question.district(set);
  }
}
