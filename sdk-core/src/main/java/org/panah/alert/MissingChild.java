package org.panah.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * What is known of a child that is looked for, or that was found. Immutable; made with {@link
 * #named} or {@link #unknown}; hides itself in {@link #toString()}.
 *
 * @param name what the child is called; null if that is not known
 * @param father the father's name, for the police only; null if not known
 * @param ageFrom the least age in completed years that is possible
 * @param ageTo the greatest
 * @param sex as stated or seen
 * @param languages that the child speaks, as IETF language tags; empty if not known
 * @param description height, hair, marks, habits; null if there is none
 * @param clothing what it wore; null if not known
 * @param disability what whoever finds the child should know to be gentle; null if there is none
 * @param photo a pointer to a picture that may be shown, a URI or a file number of the owner's;
 *     null if there is none
 */
public record MissingChild(
    @Nullable PersonName name,
    @Nullable PersonName father,
    int ageFrom,
    int ageTo,
    Sex sex,
    List<String> languages,
    @Nullable String description,
    @Nullable String clothing,
    @Nullable String disability,
    @Nullable String photo) {
  /** The greatest age of which an alert may tell; at eighteen somebody is a child no longer. */
  public static final int OLDEST = 17;

  private static final int MAX_LANGUAGES = 8;
  private static final int TEXT = 2_000;

  /** Checks the texts and the ages. */
  public MissingChild {
    sex = sex == null ? Sex.UNKNOWN : sex;
    languages =
        languages == null
            ? List.of()
            : languages.stream().map(MissingChild::language).distinct().toList();
    description = Checks.optional("child.description", description, TEXT);
    clothing = Checks.optional("child.clothing", clothing, TEXT);
    disability = Checks.optional("child.disability", disability, TEXT);
    photo = Checks.optional("child.photo", photo, TEXT);
    if (ageFrom < 0 || ageTo > OLDEST || ageFrom > ageTo) {
      throw new PanahException.InvalidRequest(
          "child.age", "0 to " + OLDEST + ", the first not the greater");
    }
    if (languages.size() > MAX_LANGUAGES) {
      throw new PanahException.InvalidRequest("child.languages", "at most " + MAX_LANGUAGES);
    }
  }

  private static String language(String tag) {
    String text = Checks.text("child.languages", tag, 35);
    if (!text.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new PanahException.InvalidRequest("child.languages", "language tags, for example ur");
    }
    return text;
  }

  /**
   * A child whose name is known.
   *
   * @param name in either script, as {@link PersonName#parse} reads it
   * @return the child, of any age until {@link #aged} says more
   */
  public static MissingChild named(String name) {
    return named(PersonName.parse(name));
  }

  /**
   * A child whose name is known.
   *
   * @param name the name
   * @return the child, of any age until {@link #aged} says more
   */
  public static MissingChild named(PersonName name) {
    return child(name);
  }

  /** A child whose name is not known, of any age until {@link #aged} says more. */
  public static MissingChild unknown() {
    return child(null);
  }

  private static MissingChild child(@Nullable PersonName name) {
    return new MissingChild(name, null, 0, OLDEST, Sex.UNKNOWN, List.of(), null, null, null, null);
  }

  /** The same child with a father's name, in either script. */
  public MissingChild father(String value) {
    return new MissingChild(
        name,
        PersonName.parse(value),
        ageFrom,
        ageTo,
        sex,
        languages,
        description,
        clothing,
        disability,
        photo);
  }

  /** The same child with an age in completed years. */
  public MissingChild aged(int years) {
    return aged(years, years);
  }

  /**
   * The same child with an age that is a guess.
   *
   * @param from the least age in completed years that is possible
   * @param to the greatest
   * @return the child
   */
  public MissingChild aged(int from, int to) {
    return new MissingChild(
        name, father, from, to, sex, languages, description, clothing, disability, photo);
  }

  /** The same child with a sex as stated or seen. */
  public MissingChild sex(Sex value) {
    return new MissingChild(
        name, father, ageFrom, ageTo, value, languages, description, clothing, disability, photo);
  }

  /** The same child with the languages that it speaks, as IETF language tags. */
  public MissingChild speaking(String... tags) {
    return new MissingChild(
        name, father, ageFrom, ageTo, sex, List.of(tags), description, clothing, disability, photo);
  }

  /** The same child described: height, hair, marks, habits. */
  public MissingChild described(String text) {
    return new MissingChild(
        name, father, ageFrom, ageTo, sex, languages, text, clothing, disability, photo);
  }

  /** The same child with what it wore. */
  public MissingChild wearing(String text) {
    return new MissingChild(
        name, father, ageFrom, ageTo, sex, languages, description, text, disability, photo);
  }

  /** The same child with what whoever finds it should know to be gentle. */
  public MissingChild needing(String text) {
    return new MissingChild(
        name, father, ageFrom, ageTo, sex, languages, description, clothing, text, photo);
  }

  /** The same child with a pointer to a picture that may be shown. */
  public MissingChild pictured(String reference) {
    return new MissingChild(
        name, father, ageFrom, ageTo, sex, languages, description, clothing, disability, reference);
  }

  /** The same child without what is for the police only. */
  public MissingChild inPublic() {
    return new MissingChild(
        name, null, ageFrom, ageTo, sex, languages, description, clothing, disability, photo);
  }

  @Override
  public String toString() {
    return "MissingChild[hidden]";
  }
}
