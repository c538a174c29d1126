package org.panah.cap;

import java.util.ArrayList;
import java.util.List;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.MissingChild;
import org.panah.alert.PublicAlert;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * What messages about an alert say to people, in one language; only of what everybody may see. The
 * same words wherever an alert goes, so that nobody takes two messages for two children.
 */
public enum CapWords {
  /** English. */
  ENGLISH("en-PK") {
    @Override
    String event(AlertCategory category) {
      return switch (category) {
        case LOST -> "Lost child";
        case ABDUCTED -> "Child abduction";
        case PARENTAL -> "Child taken by a relative";
        case RUNAWAY -> "Child that left home";
        case TRAFFICKING_RISK -> "Child at risk of trafficking";
        case FOUND_UNIDENTIFIED -> "Child found, family not known";
      };
    }

    @Override
    String mode(AlertMode mode) {
      return switch (mode) {
        case ACTUAL -> "";
        case EXERCISE -> "EXERCISE: ";
        case TEST -> "TEST: ";
      };
    }

    @Override
    String over(AlertStatus status) {
      return switch (status) {
        case FOUND_SAFE -> "The child is safe. The alert has ended.";
        case EXPIRED -> "The time of the alert is over.";
        default -> "The alert has ended.";
      };
    }

    @Override
    String sex(Sex sex) {
      return switch (sex) {
        case FEMALE -> "girl";
        case MALE -> "boy";
        case X, UNKNOWN -> "child";
      };
    }

    @Override
    String years(int from, int to) {
      return from == to ? from + " years old" : from + " to " + to + " years old";
    }

    @Override
    String seen(boolean missing, String place) {
      return (missing ? "seen last at " : "found at ") + place;
    }

    @Override
    public String instruction(AlertCategory category) {
      return category.missing()
          ? "Whoever sees the child calls the police, 15, or 1099, and stays near if that is safe."
          : "Whoever knows the child or its family calls the police, 15, or 1099.";
    }
  },

  /** Urdu. */
  URDU("ur-PK") {
    @Override
    String event(AlertCategory category) {
      return switch (category) {
        case LOST -> "گمشدہ بچہ";
        case ABDUCTED -> "بچے کا اغوا";
        case PARENTAL -> "بچے کو رشتہ دار لے گیا";
        case RUNAWAY -> "بچہ گھر سے چلا گیا";
        case TRAFFICKING_RISK -> "بچے کی اسمگلنگ کا خطرہ";
        case FOUND_UNIDENTIFIED -> "ملنے والا بچہ، خاندان نامعلوم";
      };
    }

    @Override
    String mode(AlertMode mode) {
      return switch (mode) {
        case ACTUAL -> "";
        case EXERCISE -> "مشق: ";
        case TEST -> "آزمائش: ";
      };
    }

    @Override
    String over(AlertStatus status) {
      return switch (status) {
        case FOUND_SAFE -> "بچہ محفوظ ہے۔ الرٹ ختم ہو گیا۔";
        case EXPIRED -> "الرٹ کی مدت ختم ہو گئی۔";
        default -> "الرٹ ختم ہو گیا۔";
      };
    }

    @Override
    String sex(Sex sex) {
      return switch (sex) {
        case FEMALE -> "لڑکی";
        case MALE -> "لڑکا";
        case X, UNKNOWN -> "بچہ";
      };
    }

    @Override
    String years(int from, int to) {
      return from == to ? "عمر " + from + " سال" : "عمر " + from + " سے " + to + " سال";
    }

    @Override
    String seen(boolean missing, String place) {
      return (missing ? "آخری بار یہاں دیکھا گیا: " : "یہاں ملا: ") + place;
    }

    @Override
    public String instruction(AlertCategory category) {
      return category.missing()
          ? "بچہ نظر آئے تو پولیس 15 یا 1099 پر اطلاع دیں۔"
          : "بچے یا اس کے خاندان کو پہچانیں تو پولیس 15 یا 1099 پر اطلاع دیں۔";
    }
  };

  private final String language;

  CapWords(String language) {
    this.language = language;
  }

  /** As a language tag. */
  public String language() {
    return language;
  }

  abstract String event(AlertCategory category);

  abstract String mode(AlertMode mode);

  abstract String over(AlertStatus status);

  abstract String sex(Sex sex);

  abstract String years(int from, int to);

  abstract String seen(boolean missing, String place);

  /** What whoever sees the child does, or knows one that was found. */
  public abstract String instruction(AlertCategory category);

  /** A line on what has happened, that begins with the mode unless it is meant. */
  public String headline(AlertCategory category, AlertMode mode) {
    return mode(mode) + event(category);
  }

  /** A line on how it ended, that begins with the mode unless it is meant. */
  public String ended(AlertStatus status, AlertMode mode) {
    return mode(mode) + over(status);
  }

  /** Who the child is: name, sex and age, as far as they are known. */
  public String who(MissingChild child) {
    List<String> parts = new ArrayList<>();
    PersonName name = child.name();
    if (name != null) {
      parts.add(this == URDU && name.urdu() != null ? name.urdu() : name.display());
    }
    parts.add(sex(child.sex()));
    if (child.ageFrom() > 0 || child.ageTo() < MissingChild.OLDEST) {
      parts.add(years(child.ageFrom(), child.ageTo()));
    }
    return joined(parts);
  }

  /**
   * All that is told of the child, in a line that begins with the mode unless it is meant.
   *
   * @param alert what everybody may see
   * @param district as it is called in this language
   * @return the line
   */
  public String description(PublicAlert alert, String district) {
    MissingChild child = alert.child();
    List<String> parts = new ArrayList<>();
    parts.add(who(child));
    for (String part : new String[] {child.description(), child.clothing(), child.disability()}) {
      if (part != null) {
        parts.add(part);
      }
    }
    String place = alert.place().text() + ", " + district;
    parts.add(seen(alert.category().missing(), place));
    return mode(alert.mode()) + joined(parts);
  }

  private String joined(List<String> parts) {
    return String.join(this == URDU ? "، " : ", ", parts);
  }

  /** A text without what XML cannot hold: half pairs and the like become question marks. */
  static String writable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == '\n'
                        || c == '\t'
                        || (c >= ' ' && c < 0xD800)
                        || (c > 0xDFFF && c < 0xFFFE)
                        || c > 0xFFFF
                    ? c
                    : '?')
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
