package org.panah.testkit;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes one person after the other, family by family, without end and in constant memory. */
final class PersonIterator implements Iterator<SyntheticPerson> {
  private static final List<List<String>> WORDS = ResourceTable.rows("words.tsv");
  private static final List<String> MALE_NICKNAMES = ResourceTable.words(WORDS, "nick-m");
  private static final List<String> FEMALE_NICKNAMES = ResourceTable.words(WORDS, "nick-f");
  private static final List<String> WARNINGS = ResourceTable.words(WORDS, "warning");
  private static final int YOUNGEST = 13;
  private static final int YEARS_BACK = 19;
  private static final int REF_DIGITS = 7;

  private final long seed;
  private final LocalDate today;
  private final LocalDate firstOffence;
  private final CnicMaker cnics;
  private long number;
  private SeededRandom random;
  private SyntheticFamily family;
  private int member;
  private @Nullable LocalDate eldestBorn;

  PersonIterator(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
    this.firstOffence = today.minusYears(YEARS_BACK);
    this.cnics = new CnicMaker(seed);
    this.random = SeededRandom.of(seed, 0);
    this.family = SyntheticFamily.of(0, random);
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public SyntheticPerson next() {
    if (member == family.size()) {
      long next = family.number() + 1;
      random = SeededRandom.of(seed, next);
      family = SyntheticFamily.of(next, random);
      member = 0;
      eldestBorn = null;
    }
    member++;
    number++;
    LocalDate eldest = eldestBorn;
    if (eldest == null) {
      LocalDate from = offenceDay();
      eldestBorn = bornBefore(from);
      return person(eldestBorn, from);
    }
    LocalDate born = bornBeside(eldest);
    LocalDate able = born.plusYears(YOUNGEST);
    return person(born, random.day(able.isAfter(firstOffence) ? able : firstOffence, today));
  }

  private SyntheticPerson person(LocalDate bornOn, LocalDate from) {
    SyntheticCase its = SyntheticCase.of(bornOn, from, today, family, random);
    boolean young = bornOn.plusYears(YOUNGEST + 4).isAfter(from);
    BirthRecord birth = BirthRecord.of(bornOn, young, random);
    String age = birth.ageOn(from);
    int dice = random.below(1_000);
    String sex = dice < 880 ? "M" : dice < 998 ? "F" : "X";
    boolean female = sex.equals("F");
    boolean married = female && bornOn.plusYears(20).isBefore(today) && random.chance(0.62);
    List<NameToken> husband = married ? family.husband(random) : List.of();
    List<NameToken> name = family.member(random, female, husband);
    return new SyntheticPerson(
        family.number(),
        reference(),
        cnics.make(number, family.place(), sex, random),
        NameMaker.latin(random, name),
        NameMaker.urdu(name),
        random.chance(0.05) ? nicknames(female) : "",
        NameMaker.latin(random, family.father()),
        NameMaker.urdu(family.father()),
        NameMaker.latin(random, husband),
        sex,
        birth.text(),
        bornOn,
        family.place().slug(),
        family.address(),
        family.station(),
        its.firNumber(),
        its.firStation(),
        its.offence().section(),
        from,
        its.until(),
        its.district().slug(),
        its.history().stage(),
        its.history().on(),
        its.court(),
        its.courtCase(),
        its.history().judgmentOn(),
        its.history().sentenced() ? its.offence().sentence(random) : "",
        its.offence().victimBand(random),
        random.below(100) < its.offence().boys() ? "M" : "F",
        age,
        random.chance(0.06) ? any(WARNINGS) : "",
        its.legalBasis(),
        today.plusDays(
            age.equals("JUVENILE") ? random.between(90, 365) : random.between(180, 1_090)));
  }

  // More offences are on record for the last years than for the first.
  private LocalDate offenceDay() {
    long span = today.toEpochDay() - firstOffence.toEpochDay();
    double past = random.fraction();
    return today.minusDays((long) (past * Math.sqrt(past) * span));
  }

  private LocalDate bornBefore(LocalDate offence) {
    int dice = random.below(100);
    int age =
        dice < 9
            ? random.between(YOUNGEST, 17)
            : dice < 71 ? random.between(18, 35) : random.between(36, 64);
    return offence.minusYears(age).minusDays(random.below(364));
  }

  private LocalDate bornBeside(LocalDate eldest) {
    int days = random.between(400, 4_400);
    LocalDate after = eldest.plusDays(days);
    return random.chance(0.5) && after.plusYears(YOUNGEST).isBefore(today)
        ? after
        : eldest.minusDays(days);
  }

  private String nicknames(boolean female) {
    List<String> names = female ? FEMALE_NICKNAMES : MALE_NICKNAMES;
    String first = any(names);
    String second = random.chance(0.15) ? any(names) : first;
    return second.equals(first) ? first : first + " @ " + second;
  }

  private String any(List<String> words) {
    return words.get(random.below(words.size()));
  }

  private String reference() {
    String digits = Long.toString(number);
    return "SYN-" + "0".repeat(Math.max(0, REF_DIGITS - digits.length())) + digits;
  }
}
