package org.panah.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Grade;
import org.panah.person.Cnic;
import org.panah.person.Identifier;
import org.panah.person.PartialDate;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * A question for a person of whom something is known: a name in any spelling, and whatever else
 * there is. Immutable; every method that adds something answers a new query. Hides itself in {@link
 * #toString()}.
 *
 * <p>A query must be about somebody (guard G2): a name of at least two words, or one that few
 * people have, or one and something else, or a relative's name and a date of birth, or an
 * identifier. There are no wildcards. What is not known is left away; it never counts against a
 * record.
 *
 * @param name what the person is called, in eight forms at most with aliases; null if only other
 *     things are known
 * @param father the father's name; null if not known
 * @param husband the husband's name; null if there is none or it is not known
 * @param born date of birth, as well as it is known; null if it is not, or years are given
 * @param bornFrom the first year of birth that is possible; 0 for none given
 * @param bornTo the last year of birth that is possible; 0 for none given
 * @param sex as stated
 * @param district a key of the reference data; null if not known
 * @param identifiers numbers that the person may have
 * @param limit how many hits are wanted at most, 1 to 100
 * @param least hits of a lower grade are left away
 */
public record PersonQuery(
    @Nullable PersonName name,
    @Nullable PersonName father,
    @Nullable PersonName husband,
    @Nullable PartialDate born,
    int bornFrom,
    int bornTo,
    Sex sex,
    @Nullable String district,
    List<Identifier> identifiers,
    int limit,
    Grade least) {
  /** How many hits may be asked for. */
  public static final int MAX_LIMIT = 100;

  private static final int STANDARD_LIMIT = 10;
  private static final int MAX_IDENTIFIERS = 16;
  private static final int MAX_NAMES = 8;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2200;
  private static final int OLDEST = 130;
  private static final String WILDCARDS = "*%?_[]{}\\^$|";

  /** Checks every part by itself; a search checks whether together they are a question. */
  public PersonQuery {
    sex = sex == null ? Sex.UNKNOWN : sex;
    least = least == null ? Grade.POSSIBLE : least;
    identifiers = identifiers == null ? List.of() : List.copyOf(identifiers);
    plain("name", name);
    plain("father", father);
    plain("husband", husband);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new PanahException.InvalidRequest("limit", "1 to " + MAX_LIMIT);
    }
    if (identifiers.size() > MAX_IDENTIFIERS) {
      throw new PanahException.InvalidRequest("identifiers", "at most " + MAX_IDENTIFIERS);
    }
    if (bornFrom != 0 || bornTo != 0) {
      if (bornFrom < FIRST_YEAR || bornTo > LAST_YEAR || bornFrom > bornTo) {
        throw new PanahException.InvalidRequest(
            "born", "years from " + FIRST_YEAR + " to " + LAST_YEAR + ", the first not the later");
      }
      if (born != null) {
        throw new PanahException.InvalidRequest("born", "a date or years, not both");
      }
    }
  }

  private static void plain(String field, @Nullable PersonName name) {
    if (name != null) {
      List<String> forms = Entry.names(name);
      if (forms.size() > MAX_NAMES) {
        throw new PanahException.InvalidRequest(field, "at most " + MAX_NAMES + ", with aliases");
      }
      for (String form : forms) {
        for (int i = 0; i < form.length(); i++) {
          if (WILDCARDS.indexOf(form.charAt(i)) >= 0) {
            throw new PanahException.InvalidRequest(field, "a name; there are no wildcards");
          }
        }
      }
    }
  }

  private static final PersonQuery NOTHING =
      new PersonQuery(
          null,
          null,
          null,
          null,
          0,
          0,
          Sex.UNKNOWN,
          null,
          List.of(),
          STANDARD_LIMIT,
          Grade.POSSIBLE);

  /**
   * A query for a name.
   *
   * @param name in any spelling and script, with aliases as {@link PersonName#parse} reads them
   * @return the query
   * @throws PanahException.InvalidRequest if there is no letter in it, or a wildcard
   */
  public static PersonQuery named(String name) {
    return named(PersonName.parse(name));
  }

  /**
   * A query for a name that may be known in both scripts and with aliases; each is looked for.
   *
   * @param name the name
   * @return the query
   */
  public static PersonQuery named(PersonName name) {
    return NOTHING.withName(name);
  }

  /**
   * A query for an identifier, also one with a wrong digit or two that are swapped.
   *
   * @param identifier the number
   * @return the query
   */
  public static PersonQuery holding(Identifier identifier) {
    return NOTHING.identifier(identifier);
  }

  private static <T> T read(String field, Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.InvalidRequest(field, e.rule());
    }
  }

  private PersonQuery withName(PersonName value) {
    return new PersonQuery(
        value, father, husband, born, bornFrom, bornTo, sex, district, identifiers, limit, least);
  }

  /** This query with the father's name, in any spelling and script. */
  public PersonQuery father(String value) {
    return new PersonQuery(
        name,
        read("father", PersonName::parse, value),
        husband,
        born,
        bornFrom,
        bornTo,
        sex,
        district,
        identifiers,
        limit,
        least);
  }

  /** This query with the husband's name, in any spelling and script. */
  public PersonQuery husband(String value) {
    return new PersonQuery(
        name,
        father,
        read("husband", PersonName::parse, value),
        born,
        bornFrom,
        bornTo,
        sex,
        district,
        identifiers,
        limit,
        least);
  }

  /** This query with a date of birth, as well as it is known. */
  public PersonQuery born(PartialDate value) {
    return new PersonQuery(
        name, father, husband, value, 0, 0, sex, district, identifiers, limit, least);
  }

  /** This query with a date of birth, as {@link PartialDate#parse} reads it. */
  public PersonQuery born(String value) {
    return born(read("born", PartialDate::parse, value));
  }

  /** This query with a year of birth that is a guess. */
  public PersonQuery bornAbout(int year) {
    return born(PartialDate.about(year));
  }

  /**
   * This query with years of birth.
   *
   * @param first the first that is possible
   * @param last the last that is possible
   * @return a new query
   */
  public PersonQuery bornBetween(int first, int last) {
    return new PersonQuery(
        name, father, husband, null, first, last, sex, district, identifiers, limit, least);
  }

  /**
   * This query with an age.
   *
   * @param years completed years, 0 to 130
   * @param on the day on which the person was of that age
   * @return a new query
   */
  public PersonQuery aged(int years, LocalDate on) {
    if (years < 0 || years > OLDEST) {
      throw new PanahException.InvalidRequest("age", "0 to " + OLDEST);
    }
    return bornBetween(on.getYear() - years - 1, on.getYear() - years);
  }

  /** This query with a sex. */
  public PersonQuery sex(Sex value) {
    return new PersonQuery(
        name, father, husband, born, bornFrom, bornTo, value, district, identifiers, limit, least);
  }

  /** This query with a district, by its key in the reference data. */
  public PersonQuery district(String value) {
    return new PersonQuery(
        name, father, husband, born, bornFrom, bornTo, sex, value, identifiers, limit, least);
  }

  /** This query with one more identifier. */
  public PersonQuery identifier(Identifier value) {
    List<Identifier> more = new ArrayList<>(identifiers);
    more.add(value);
    return new PersonQuery(
        name, father, husband, born, bornFrom, bornTo, sex, district, more, limit, least);
  }

  /** This query with one more identifier, a CNIC. */
  public PersonQuery identifier(Cnic value) {
    return identifier(value.asIdentifier());
  }

  /** This query for so many hits at most, 1 to 100; 10 if nothing is said. */
  public PersonQuery limit(int value) {
    return new PersonQuery(
        name, father, husband, born, bornFrom, bornTo, sex, district, identifiers, value, least);
  }

  /** This query for hits of a grade at least. */
  public PersonQuery least(Grade value) {
    return new PersonQuery(
        name, father, husband, born, bornFrom, bornTo, sex, district, identifiers, limit, value);
  }

  @Override
  public String toString() {
    return "PersonQuery[hidden]";
  }
}
