package org.panah.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.panah.common.PanahException;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.SectionReference;
import org.panah.offender.Stage;
import org.panah.offender.Victim.AgeBand;
import org.panah.person.Address;
import org.panah.person.Checks;
import org.panah.person.PartialDate;
import org.panah.person.Sex;
import org.panah.reference.District;
import org.panah.reference.ReferenceData;

/**
 * How the texts of cells become values. Each reading throws {@link PanahException.InvalidRequest},
 * whose rule tells the clerk what would be right. For one thread.
 */
final class Readings {
  private static final int OF_AGE = 18;
  private static final int OLDEST = 130;
  private static final char PROVINCE_FOLLOWS = '\u001f';
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final Map<String, Sex> SEXES =
      Map.ofEntries(
          Map.entry("m", Sex.MALE),
          Map.entry("male", Sex.MALE),
          Map.entry("man", Sex.MALE),
          Map.entry("مرد", Sex.MALE),
          Map.entry("f", Sex.FEMALE),
          Map.entry("female", Sex.FEMALE),
          Map.entry("woman", Sex.FEMALE),
          Map.entry("عورت", Sex.FEMALE),
          Map.entry("x", Sex.X),
          Map.entry("transgender", Sex.X),
          Map.entry("خواجہ سرا", Sex.X));
  private static final Map<String, Boolean> ANSWERS =
      Map.of("y", true, "yes", true, "true", true, "n", false, "no", false, "false", false);

  private final ReferenceData reference;
  private final Mapping mapping;
  private final Memo<LocalDate> dates = new Memo<>(this::readDate);
  private final Memo<PartialDate> partialDates = new Memo<>(this::readPartialDate);
  private final Memo<String> districts = new Memo<>(this::readDistrict);
  private final Memo<List<SectionReference>> sections;
  private final Memo<Stage> stages = new Memo<>(text -> constant(Stage.class, text));
  private final Memo<AgeBand> ageBands = new Memo<>(Readings::readAgeBand);
  private final Memo<AgeAtOffence> ages = new Memo<>(Readings::readAgeAtOffence);

  Readings(ReferenceData reference, Mapping mapping) {
    this.reference = reference;
    this.mapping = mapping;
    sections = new Memo<>(new CitedSections(reference, mapping.ignoredSections)::read);
  }

  LocalDate date(String text) {
    return dates.of(text);
  }

  PartialDate partialDate(String text) {
    return partialDates.of(text);
  }

  List<SectionReference> sections(String text) {
    return sections.of(text);
  }

  /** The district's key. */
  String district(String text) {
    return districts.of(text);
  }

  /** The key of a district in a province. */
  String district(String text, String province) {
    return districts.of(text + PROVINCE_FOLLOWS + province);
  }

  /** The key of a district in a province or, if it has none, of the only one that is called so. */
  String districtRatherIn(String text, String province) {
    try {
      return district(text, province);
    } catch (PanahException.InvalidRequest e) {
      if (reference.province(province).isEmpty()) {
        throw e;
      }
      return district(text);
    }
  }

  private LocalDate readDate(String text) {
    String ascii = Checks.asciiDigits(text);
    for (DateTimeFormatter format : mapping.dateFormats) {
      Optional<LocalDate> date = parsed(ascii, format);
      if (date.isPresent()) {
        return date.get();
      }
    }
    return parsed(ascii, DateTimeFormatter.ISO_LOCAL_DATE)
        .orElseThrow(() -> rule("a day that exists, written " + dateForms()));
  }

  private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(text, format));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private PartialDate readPartialDate(String text) {
    try {
      return PartialDate.parse(text);
    } catch (PanahException.InvalidRequest e) {
      try {
        return PartialDate.of(dates.of(text));
      } catch (PanahException.InvalidRequest none) {
        throw rule(
            "a day, month or year that exists, written "
                + dateForms()
                + ", 2024-12 or 2024, with ~ before it for about");
      }
    }
  }

  private String dateForms() {
    List<String> forms = new ArrayList<>(mapping.datePatterns);
    forms.add("2024-12-31");
    return String.join(" or ", forms);
  }

  private String readDistrict(String text) {
    int mark = text.indexOf(PROVINCE_FOLLOWS);
    Optional<District> found =
        mark < 0
            ? reference.district(text)
            : reference.district(text.substring(0, mark), text.substring(mark + 1));
    return found
        .map(District::slug)
        .orElseThrow(
            () -> rule("a district of the reference data, of which one only is called so"));
  }

  Sex sex(String text) {
    Sex sex = SEXES.get(Mapping.folded(text));
    if (sex == null) {
      throw rule("M, F, X, male, female, مرد or عورت, or a word that the mapping explains");
    }
    return sex;
  }

  boolean answer(String text) {
    Boolean answer = ANSWERS.get(Mapping.folded(text));
    if (answer == null) {
      throw rule("yes or no");
    }
    return answer;
  }

  Stage stage(String text) {
    return stages.of(text);
  }

  Address.Kind addressKind(String text) {
    return constant(Address.Kind.class, text);
  }

  AgeBand ageBand(String text) {
    return ageBands.of(text);
  }

  /** How an offender is tied to a victim: out of a list, since in free words a name would stand. */
  static String victimRelation(String text) {
    return constant(VictimRelation.class, text).name();
  }

  private static AgeBand readAgeBand(String text) {
    String ascii = Checks.asciiDigits(text);
    if (!NUMBER.matcher(ascii).matches()) {
      return constant(AgeBand.class, text);
    }
    int age = age(ascii);
    return age < 6
        ? AgeBand.UNDER_6
        : age < 12
            ? AgeBand.FROM_6_TO_11
            : age < 16
                ? AgeBand.FROM_12_TO_15
                : age < OF_AGE ? AgeBand.FROM_16_TO_17 : AgeBand.ADULT;
  }

  AgeAtOffence ageAtOffence(String text) {
    return ages.of(text);
  }

  private static AgeAtOffence readAgeAtOffence(String text) {
    String ascii = Checks.asciiDigits(text);
    if (!NUMBER.matcher(ascii).matches()) {
      return constant(AgeAtOffence.class, text);
    }
    return age(ascii) < OF_AGE ? AgeAtOffence.JUVENILE : AgeAtOffence.ADULT;
  }

  private static int age(String digits) {
    int age = Integer.parseInt(digits);
    if (age > OLDEST) {
      throw rule("an age in years");
    }
    return age;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    String wanted =
        Mapping.folded(text).replace(' ', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      if (constant.name().equals(wanted)) {
        return constant;
      }
    }
    throw rule("one of " + Arrays.toString(constants) + ", or a word that the mapping explains");
  }

  // The field is known to the caller only.
  static PanahException.InvalidRequest rule(String rule) {
    return new PanahException.InvalidRequest("value", rule);
  }
}
