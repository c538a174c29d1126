package org.panah.person;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * A person as a record describes one. Immutable; made with {@link #named}; hides itself in {@link
 * #toString()}. There is no such type for victims.
 *
 * @param name what the person is called
 * @param father the father's name; null if not known
 * @param husband the husband's name; null if there is none or it is not known
 * @param sex as stated
 * @param born date of birth, as well as it is known; null if it is not
 * @param birthPlace as written; null if not known
 * @param nationality two capital letters (ISO 3166-1); null if not known
 * @param identifiers numbers on documents, no two alike
 * @param addresses where the person lives or lived
 * @param contacts how the person is reached
 * @param occupations what the person does or did
 * @param marks by which the person can be told
 * @param biometrics pointers to photographs and biometrics that others keep
 */
public record Person(
    PersonName name,
    @Nullable PersonName father,
    @Nullable PersonName husband,
    Sex sex,
    @Nullable PartialDate born,
    @Nullable String birthPlace,
    @Nullable String nationality,
    List<Identifier> identifiers,
    List<Address> addresses,
    List<Contact> contacts,
    List<Occupation> occupations,
    List<Mark> marks,
    List<ExternalReference> biometrics) {

  /** How many identifiers a person may have. */
  public static final int MAX_IDENTIFIERS = 32;

  /** Copies the lists and checks what belongs together. */
  public Person {
    if (name == null) {
      throw new PanahException.InvalidRequest("name", "required");
    }
    sex = sex == null ? Sex.UNKNOWN : sex;
    birthPlace = Checks.optional("birthPlace", birthPlace, 128);
    nationality = Checks.optional("nationality", nationality, 2);
    identifiers = copy(identifiers);
    addresses = copy(addresses);
    contacts = copy(contacts);
    occupations = copy(occupations);
    marks = copy(marks);
    biometrics = copy(biometrics);
    if (identifiers.size() > MAX_IDENTIFIERS) {
      throw new PanahException.InvalidRequest("identifiers", "at most " + MAX_IDENTIFIERS);
    }
    if (nationality != null && !nationality.matches("[A-Z]{2}")) {
      throw new PanahException.InvalidRequest("nationality", "two capital letters");
    }
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(new LinkedHashSet<>(list));
  }

  /**
   * A builder of a person.
   *
   * @param name what the person is called
   * @return the builder
   */
  public static Builder named(PersonName name) {
    return new Builder(name);
  }

  /**
   * A builder of a person.
   *
   * @param name what the person is called, as {@link PersonName#parse} reads it
   * @return the builder
   */
  public static Builder named(String name) {
    return named(PersonName.parse(name));
  }

  /** A builder that begins with everything this person has. */
  public Builder toBuilder() {
    Builder builder =
        new Builder(name)
            .father(father)
            .husband(husband)
            .sex(sex)
            .born(born)
            .birthPlace(birthPlace)
            .nationality(nationality);
    builder.identifiers.addAll(identifiers);
    builder.addresses.addAll(addresses);
    builder.contacts.addAll(contacts);
    builder.occupations.addAll(occupations);
    builder.marks.addAll(marks);
    builder.biometrics.addAll(biometrics);
    return builder;
  }

  @Override
  public String toString() {
    return "Person[hidden]";
  }

  /** Builds a {@link Person}; for one thread. */
  public static final class Builder {
    private PersonName name;
    private @Nullable PersonName father;
    private @Nullable PersonName husband;
    private Sex sex = Sex.UNKNOWN;
    private @Nullable PartialDate born;
    private @Nullable String birthPlace;
    private @Nullable String nationality;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final List<Address> addresses = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Occupation> occupations = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<ExternalReference> biometrics = new ArrayList<>();

    private Builder(PersonName name) {
      this.name = name;
    }

    /** This builder with another name. */
    public Builder name(PersonName value) {
      this.name = value;
      return this;
    }

    /** This builder with the father's name, or none. */
    public Builder father(@Nullable PersonName value) {
      this.father = value;
      return this;
    }

    /** This builder with the father's name, as {@link PersonName#parse} reads it. */
    public Builder father(String value) {
      return father(PersonName.parse(value));
    }

    /** This builder with the husband's name, or none. */
    public Builder husband(@Nullable PersonName value) {
      this.husband = value;
      return this;
    }

    /** This builder with the sex as stated. */
    public Builder sex(Sex value) {
      this.sex = value;
      return this;
    }

    /** This builder with the date of birth, or none. */
    public Builder born(@Nullable PartialDate value) {
      this.born = value;
      return this;
    }

    /** This builder with the date of birth, as {@link PartialDate#parse} reads it. */
    public Builder born(String value) {
      try {
        return born(PartialDate.parse(value));
      } catch (PanahException.InvalidRequest e) {
        throw new PanahException.InvalidRequest("born", e.rule());
      }
    }

    /** This builder with the place of birth, or none. */
    public Builder birthPlace(@Nullable String value) {
      this.birthPlace = value;
      return this;
    }

    /** This builder with the nationality (ISO 3166-1, two letters), or none. */
    public Builder nationality(@Nullable String value) {
      this.nationality = value;
      return this;
    }

    /** This builder with one more identifier. */
    public Builder identifier(Identifier value) {
      identifiers.add(value);
      return this;
    }

    /** This builder with one more identifier, a CNIC. */
    public Builder identifier(Cnic value) {
      return identifier(value.asIdentifier());
    }

    /** This builder with one more address. */
    public Builder address(Address value) {
      addresses.add(value);
      return this;
    }

    /** This builder with one more contact. */
    public Builder contact(Contact value) {
      contacts.add(value);
      return this;
    }

    /** This builder with one more occupation. */
    public Builder occupation(Occupation value) {
      occupations.add(value);
      return this;
    }

    /** This builder with one more mark. */
    public Builder mark(Mark value) {
      marks.add(value);
      return this;
    }

    /** This builder with one more pointer to a photograph or biometrics. */
    public Builder biometric(ExternalReference value) {
      biometrics.add(value);
      return this;
    }

    /**
     * The person.
     *
     * @throws PanahException.InvalidRequest if something does not belong together
     */
    public Person build() {
      return new Person(
          name,
          father,
          husband,
          sex,
          born,
          birthPlace,
          nationality,
          identifiers,
          addresses,
          contacts,
          occupations,
          marks,
          biometrics);
    }
  }
}
