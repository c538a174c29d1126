package org.panah.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.person.Address;
import org.panah.person.Checks;
import org.panah.person.Contact;
import org.panah.person.ExternalReference;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Mark;
import org.panah.person.Occupation;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/** Makes a person of the cells of a row. */
final class PersonMapper {
  private static final Pattern SEVERAL = Pattern.compile("\\s*[|;،]\\s*");
  private static final Pattern ALIASES = Pattern.compile("\\s*[|;،,@]\\s*");
  // Police write "Imran s/o Ghulam Rasool": son of, daughter of, wife of.
  private static final Pattern RELATION =
      Pattern.compile(
          "(?:^|\\s+)(?:([sd])\\s*/\\s*o|(w)\\s*/\\s*o|(ولد|بنت)|(زوجہ))[.:]?\\s+",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> RELATION_WORDS = List.of("ولد", "بنت", "زوجہ");

  private final Readings readings;
  private final Agency owner;

  PersonMapper(Readings readings, Agency owner) {
    this.readings = readings;
    this.owner = owner;
  }

  /** A name, and whose son, daughter or wife it says the person is. */
  private record Related(
      PersonName name, @Nullable PersonName father, @Nullable PersonName husband) {}

  /** How a word before a name ties the person to who is called so. */
  private enum Tie {
    NOT_SAID,
    CHILD,
    WIFE;

    Tie or(Tie other) {
      return this == NOT_SAID ? other : this;
    }
  }

  Person map(Cells row) throws Rejection {
    Related named = row.value(Column.NAME, PersonMapper::related);
    PersonName name = inBothScripts(row, named == null ? null : named.name(), Column.NAME_URDU);
    if (name == null) {
      throw row.rejection(Column.NAME, "required, in Latin letters or in Urdu script");
    }
    List<String> aliases = row.value(Column.ALIASES, text -> ALIASES.splitAsStream(text).toList());
    if (aliases != null) {
      List<String> all = new ArrayList<>(name.aliases());
      all.addAll(aliases);
      name = new PersonName(name.latin(), name.urdu(), all);
    }
    Sex sex = row.value(Column.SEX, readings::sex);
    Person.Builder person =
        Person.named(name)
            .sex(sex == null ? Sex.UNKNOWN : sex)
            .born(row.value(Column.BORN, readings::partialDate))
            .birthPlace(row.text(Column.BIRTH_PLACE))
            .nationality(row.text(Column.NATIONALITY));
    relatives(row, person, named);
    identifiers(row, person);
    address(row, person);
    rest(row, person);
    return person.build();
  }

  private static Related related(String text) {
    if (!mayRelate(text)) {
      return new Related(PersonName.parse(text), null, null);
    }
    Matcher match = RELATION.matcher(text);
    if (!match.find() || match.start() == 0) {
      return new Related(PersonName.parse(text), null, null);
    }
    PersonName other = PersonName.parse(text.substring(match.end()));
    boolean wife = tie(match) == Tie.WIFE;
    return new Related(
        PersonName.parse(text.substring(0, match.start())),
        wife ? null : other,
        wife ? other : null);
  }

  private static void relatives(Cells row, Person.Builder person, @Nullable Related named)
      throws Rejection {
    // The father's columns tell of the husband where they say "wife of". A cell that does not say
    // means the same man as that in the other script.
    Tie latin = tie(row.text(Column.FATHER));
    Tie urdu = tie(row.text(Column.FATHER_URDU));
    boolean latinWife = latin.or(urdu) == Tie.WIFE;
    boolean urduWife = urdu.or(latin) == Tie.WIFE;
    List<Column> husband = new ArrayList<>(List.of(Column.HUSBAND));
    List<Column> husbandUrdu = new ArrayList<>(List.of(Column.HUSBAND_URDU));
    List<Column> father = new ArrayList<>();
    List<Column> fatherUrdu = new ArrayList<>();
    (latinWife ? husband : father).add(Column.FATHER);
    (urduWife ? husbandUrdu : fatherUrdu).add(Column.FATHER_URDU);
    person.father(relative(row, father, fatherUrdu, named == null ? null : named.father()));
    person.husband(relative(row, husband, husbandUrdu, named == null ? null : named.husband()));
  }

  /** A relative, by the first of the columns of each script that tells of one. */
  private static @Nullable PersonName relative(
      Cells row, List<Column> latin, List<Column> urdu, @Nullable PersonName named)
      throws Rejection {
    PersonName name = null;
    for (Column column : latin) {
      name = name == null ? row.value(column, PersonMapper::relative) : name;
    }
    name = name == null ? named : name;
    for (Column column : urdu) {
      if (row.text(column) != null) {
        return inBothScripts(row, name, column);
      }
    }
    return name;
  }

  private static Tie tie(@Nullable String text) {
    if (text == null || !mayRelate(text)) {
      return Tie.NOT_SAID;
    }
    Matcher match = RELATION.matcher(text);
    return match.lookingAt() ? tie(match) : Tie.NOT_SAID;
  }

  private static Tie tie(Matcher relation) {
    return relation.group(2) != null || relation.group(4) != null ? Tie.WIFE : Tie.CHILD;
  }

  private static boolean mayRelate(String text) {
    if (text.indexOf('/') >= 0) {
      return true;
    }
    for (String word : RELATION_WORDS) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** A name without the word for the relation before it. */
  private static String bare(String text) {
    if (!mayRelate(text)) {
      return text;
    }
    Matcher match = RELATION.matcher(text);
    return match.lookingAt() ? text.substring(match.end()) : text;
  }

  private static PersonName relative(String text) {
    return PersonName.parse(bare(text));
  }

  private static @Nullable PersonName inBothScripts(
      Cells row, @Nullable PersonName name, Column urdu) throws Rejection {
    PersonName other =
        row.value(urdu, text -> name == null ? relative(text) : name.inUrdu(bare(text)));
    return other == null ? name : other;
  }

  private static void identifiers(Cells row, Person.Builder person) throws Rejection {
    number(row, person, Column.CNIC, IdentifierType.CNIC);
    number(row, person, Column.NICOP, IdentifierType.NICOP);
    number(row, person, Column.POC, IdentifierType.POC);
    number(row, person, Column.CRC, IdentifierType.CRC);
    issued(row, person, Column.PASSPORT, IdentifierType.PASSPORT, Column.PASSPORT_COUNTRY);
    number(row, person, Column.POR, IdentifierType.POR);
    issued(row, person, Column.PRISON_NO, IdentifierType.PRISON, Column.PRISON);
    number(row, person, Column.REGISTER_NO, IdentifierType.REGISTER);
  }

  private static void number(Cells row, Person.Builder person, Column column, IdentifierType type)
      throws Rejection {
    Identifier number = row.value(column, text -> identifier(type, text, null));
    if (number != null) {
      person.identifier(number);
    }
  }

  private static void issued(
      Cells row, Person.Builder person, Column column, IdentifierType type, Column issuer)
      throws Rejection {
    String by = row.text(issuer);
    Identifier number = row.value(column, text -> identifier(type, text, by));
    if (number != null) {
      person.identifier(number);
    }
  }

  private static Identifier identifier(IdentifierType type, String text, @Nullable String issuer) {
    Identifier identifier = new Identifier(type, text, issuer, null, null);
    if (type.isCitizenNumber() && isOneDigitRepeated(identifier.value())) {
      throw Readings.rule("a number, not one digit over and over in its place");
    }
    return identifier;
  }

  private static boolean isOneDigitRepeated(String value) {
    return value.chars().allMatch(c -> c == value.charAt(0));
  }

  private void address(Cells row, Person.Builder person) throws Rejection {
    String text = row.text(Column.ADDRESS);
    String station = row.text(Column.POLICE_STATION);
    String place = row.text(Column.DISTRICT);
    String written = text != null ? text : place != null ? place : station;
    if (written == null) {
      return;
    }
    Address.Kind kind = row.value(Column.ADDRESS_KIND, readings::addressKind);
    person.address(
        new Address(
            kind == null ? Address.Kind.OTHER : kind,
            written,
            home(row),
            station,
            null,
            null,
            null));
  }

  /** The key of the home district, looked for in the row's province if it names one. */
  private @Nullable String home(Cells row) throws Rejection {
    String province = row.text(Column.PROVINCE);
    return row.value(
        Column.DISTRICT,
        text -> province == null ? readings.district(text) : readings.district(text, province));
  }

  /** The key of the district in another column; it may lie outside the row's province. */
  @Nullable String district(Cells row, Column column) throws Rejection {
    String province = row.text(Column.PROVINCE);
    return row.value(
        column,
        text ->
            province == null ? readings.district(text) : readings.districtRatherIn(text, province));
  }

  private void rest(Cells row, Person.Builder person) throws Rejection {
    List<Contact> phones =
        row.value(
            Column.PHONE, text -> SEVERAL.splitAsStream(text).map(PersonMapper::phone).toList());
    if (phones != null) {
      phones.forEach(person::contact);
    }
    boolean withChildren = Boolean.TRUE.equals(row.value(Column.WITH_CHILDREN, readings::answer));
    Occupation occupation =
        row.value(Column.OCCUPATION, text -> new Occupation(text, withChildren, null, null));
    if (occupation == null && withChildren) {
      occupation = new Occupation("not stated", true, null, null);
    }
    if (occupation != null) {
      person.occupation(occupation);
    }
    List<Mark> marks =
        row.value(
            Column.MARKS,
            text -> SEVERAL.splitAsStream(text).map(mark -> new Mark("MARK", null, mark)).toList());
    if (marks != null) {
      marks.forEach(person::mark);
    }
    ExternalReference photo =
        row.value(
            Column.PHOTO_REF, text -> new ExternalReference("PHOTO", owner.code(), text, null));
    if (photo != null) {
      person.biometric(photo);
    }
  }

  private static Contact phone(String text) {
    String ascii = Checks.asciiDigits(text);
    long digits = ascii.chars().filter(Character::isDigit).count();
    if (digits < 7 || digits > 15) {
      throw Readings.rule("7 to 15 digits");
    }
    return new Contact("PHONE", ascii);
  }
}
