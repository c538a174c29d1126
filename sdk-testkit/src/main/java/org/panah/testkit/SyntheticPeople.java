package org.panah.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Invented people for tests, benchmarks and first steps: as many as are wanted, always the same for
 * the same seed.
 *
 * <p>Nobody is meant. Names are put together by chance from lists of single names; a combination
 * that somebody bears, and any address or case that exists, is a coincidence. CNICs have the tehsil
 * 99, which is given to nobody. Figures are plausible and no statistics: they tell nothing of any
 * group, place or court.
 *
 * <p>What makes a registry hard in life is there: a few names that very many share, names that
 * differ by region, several Latin spellings of one Urdu name, siblings with one father and one
 * address, ages of which only the year is known, and cases at every stage.
 *
 * <p>Immutable, and safe for use by many threads; a stream is for one.
 */
public final class SyntheticPeople {
  private static final LocalDate FIXED_DAY = LocalDate.of(2026, 1, 1);

  private final long seed;
  private final LocalDate today;

  private SyntheticPeople(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
  }

  /**
   * The people of a seed, as of 1 January 2026. Set the day with {@link #asOf} where review dates
   * must lie in the future of the real clock.
   *
   * @param seed any number
   * @return the people, always the same for this seed
   */
  public static SyntheticPeople seeded(long seed) {
    return new SyntheticPeople(seed, FIXED_DAY);
  }

  /**
   * People of the same seed as of another day: nothing happened after it, and each review lies 90
   * to 1,090 days ahead of it.
   *
   * @param day the day
   * @return the people, always the same for this seed and day
   */
  public SyntheticPeople asOf(LocalDate day) {
    return new SyntheticPeople(seed, requireNonNull(day, "day"));
  }

  /**
   * The people, one after the other and without end; take as many as you need with {@link
   * Stream#limit}. Memory does not grow with their number.
   */
  public Stream<SyntheticPerson> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new PersonIterator(seed, today),
            Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  /** The names of the CSV's columns, in their order. */
  public static List<String> columns() {
    return SyntheticCsv.COLUMNS;
  }

  /**
   * Writes people as CSV: comma separated, quoted as in RFC 4180, a header and one row each,
   * without line breaks inside cells. About a fourth of the CNICs have dashes, and a seventh of the
   * home districts stand with their name instead of their key.
   *
   * @param out where to; use UTF-8; it stays open
   * @param rows how many people
   * @throws IOException if the writer does
   */
  public void writeCsv(Writer out, long rows) throws IOException {
    writeCsv(out, rows, 0);
  }

  /**
   * Writes people as CSV as {@link #writeCsv(Writer, long)} does, with some rows spoilt on purpose,
   * each in one way; the kinds of fault take turns.
   *
   * @param out where to; use UTF-8; it stays open
   * @param rows how many people
   * @param faultyShare which part of the rows to spoil, 0 to 1
   * @return what was spoilt, in the order of the lines
   * @throws IOException if the writer does
   */
  public List<PlantedFault> writeCsv(Writer out, long rows, double faultyShare) throws IOException {
    SyntheticCsv csv = new SyntheticCsv(requireNonNull(out, "out"));
    FaultPlanter planter = new FaultPlanter(faultyShare, SeededRandom.of(seed, -2), today);
    csv.row(SyntheticCsv.COLUMNS.toArray(String[]::new));
    Iterator<SyntheticPerson> people = new PersonIterator(seed, today);
    for (long row = 1; row <= rows; row++) {
      SyntheticPerson person = people.next();
      csv.row(planter.pass(SyntheticCsv.cells(person, row), person, row + 1));
    }
    csv.drain();
    return planter.planted();
  }
}
