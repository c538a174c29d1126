package org.panah.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.EndedAlert;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PublicAlert;
import org.panah.cap.CapWords;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.reference.AgencyEntry;
import org.panah.reference.ReferenceData;

/**
 * Messages as texts for people, in English and Urdu: a subject, a full text and a brief one. What
 * is not meant says so first, and of an alert that has ended only its name and how it ended is
 * told. Immutable and safe for use by many threads.
 */
public final class AlertText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);
  private static final String MATCH = "May be the same child as alert ";
  private static final String MATCH_URDU = "ممکن ہے یہ اس الرٹ والا بچہ ہو: ";
  private static final int MAX_NAME = 32;
  private static final int MIN_PLACE = 8;
  private static final int MIN_BRIEF = 160;
  private static final AlertText STANDARD =
      new AlertText(ReferenceData.builtIn(), ZoneId.of("Asia/Karachi"));

  private final ReferenceData reference;
  private final ZoneId zone;

  private AlertText(ReferenceData reference, ZoneId zone) {
    this.reference = Objects.requireNonNull(reference, "reference");
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /** Texts with the built-in reference data and times of Pakistan. */
  public static AlertText standard() {
    return STANDARD;
  }

  /**
   * Texts of a host's.
   *
   * @param reference by which districts and agencies are named
   * @param zone in whose offset times are written
   * @return one for all messages
   */
  public static AlertText of(ReferenceData reference, ZoneId zone) {
    return new AlertText(reference, zone);
  }

  /**
   * A line that says what it is about, with nothing of a child: subjects are shown on locked
   * screens, and written to the logs of every server on the way.
   *
   * @param message of an alert or its end
   * @return English and Urdu, in one line
   */
  public String subject(AlertMessage message) {
    PublicAlert alert = message.alert();
    if (alert == null) {
      EndedAlert ended = Objects.requireNonNull(message.ended());
      return headlines(ended, " / ") + " [" + ended.id() + "]";
    }
    String update = alert.revision() > 1 ? " (update " + (alert.revision() - 1) + ")" : "";
    return CapWords.ENGLISH.headline(alert.category(), alert.mode())
        + ", "
        + district(alert.place().district(), CapWords.ENGLISH)
        + update
        + " / "
        + CapWords.URDU.headline(alert.category(), alert.mode())
        + " ["
        + alert.id()
        + "]";
  }

  /**
   * All that everybody may know, in lines, the first and the last of which say so if it is not
   * meant.
   *
   * @param message of an alert or its end
   * @return lines that end in line feeds
   */
  public String full(AlertMessage message) {
    PublicAlert alert = message.alert();
    List<String> lines = new ArrayList<>();
    if (alert != null) {
      lines.addAll(notMeant(alert.mode()));
      add(lines, alert, message.matches());
      lines.addAll(notMeant(alert.mode()));
    } else {
      EndedAlert ended = Objects.requireNonNull(message.ended());
      lines.addAll(notMeant(ended.mode()));
      lines.add(headlines(ended, "\n"));
      lines.add("");
      AlertId same = ended.end().sameAs();
      lines.add(same == null ? "Status: " + ended.status() : "Continued as alert " + same);
      lines.add(name(ended.id(), ended.owner()));
      lines.addAll(notMeant(ended.mode()));
    }
    return String.join("\n", lines) + "\n";
  }

  private void add(List<String> lines, PublicAlert alert, List<AlertId> matches) {
    for (CapWords words : CapWords.values()) {
      lines.add(words.headline(alert.category(), alert.mode()));
    }
    lines.add("");
    for (CapWords words : CapWords.values()) {
      lines.add(words.description(alert, district(alert.place().district(), words)));
    }
    for (AlertId match : matches) {
      lines.add(MATCH + match);
      lines.add(MATCH_URDU + match);
    }
    lines.add("");
    lines.add(
        (alert.category().missing() ? "Seen last: " : "Found: ")
            + time(alert.seenAt())
            + ", "
            + alert.place().text()
            + ", "
            + district(alert.place().district(), CapWords.ENGLISH));
    Place.Point point = alert.place().point();
    if (point != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Point: %.5f, %.5f, within %.1f km",
              point.latitude(),
              point.longitude(),
              point.radius()));
    }
    MissingChild child = alert.child();
    lines.add("Severity: " + alert.severity());
    if (!child.languages().isEmpty()) {
      lines.add("Languages: " + String.join(", ", child.languages()));
    }
    if (child.photo() != null) {
      lines.add("Photograph: " + child.photo());
    }
    lines.add("Ends: " + time(alert.expiresAt()));
    lines.add("");
    for (CapWords words : CapWords.values()) {
      lines.add(words.instruction(alert.category()));
    }
    lines.add("");
    if (alert.revision() > 0) {
      lines.add("Made known: " + time(alert.sent().get(alert.revision() - 1)));
    }
    lines.add(name(alert.id(), alert.owner()));
  }

  /**
   * What it takes to act, in as few characters as one can: the mode unless it is meant, what has
   * happened, to whom, when and where, and the alert's name. Long names of places and children are
   * cut so that the text fits; the mode, the time, the district and the alert's name never are, nor
   * the name of the first alert that may tell of the same child.
   *
   * @param message of an alert or its end
   * @param urdu whether a headline in Urdu follows the English text; it makes room for the name of
   *     a match where there is one
   * @param limit how many UTF-16 units it has at most, 160 or more; it has more if what is never
   *     cut has, as with an alert's name that is much longer than a UUID
   * @return one line, or two with Urdu
   * @throws PanahException.InvalidRequest if the limit is less
   */
  public String brief(AlertMessage message, boolean urdu, int limit) {
    if (limit < MIN_BRIEF) {
      throw new PanahException.InvalidRequest("limit", "at least " + MIN_BRIEF);
    }
    PublicAlert alert = message.alert();
    if (alert == null) {
      EndedAlert ended = Objects.requireNonNull(message.ended());
      String english = CapWords.ENGLISH.ended(ended.status(), ended.mode());
      String text = english + " Alert " + ended.id();
      return urdu ? text + "\n" + CapWords.URDU.ended(ended.status(), ended.mode()) : text;
    }
    String district = district(alert.place().district(), CapWords.ENGLISH);
    String happened = CapWords.ENGLISH.headline(alert.category(), alert.mode()) + ": ";
    String when = ", " + time(alert.seenAt()) + ", ";
    String tail = district + ". Alert " + alert.id() + end(alert, message.matches(), urdu);
    int room = limit - happened.length() - when.length() - tail.length();
    String who = who(alert.child(), room);
    room -= who.length() + 2;
    String place = room < MIN_PLACE ? "" : cut(alert.place().text(), room) + ", ";
    return happened + who + when + place + tail;
  }

  private static String end(PublicAlert alert, List<AlertId> matches, boolean urdu) {
    if (!matches.isEmpty()) {
      return ". Compare " + matches.get(0);
    }
    return urdu ? "\n" + CapWords.URDU.headline(alert.category(), alert.mode()) : "";
  }

  /** Name, sex and age, of which the name is cut to what room there is. */
  private static String who(MissingChild child, int room) {
    String who = CapWords.ENGLISH.who(child);
    String name = child.name() == null ? "" : child.name().display();
    String rest = who.substring(name.length());
    return cut(name, Math.max(0, Math.min(MAX_NAME, room - rest.length()))) + rest;
  }

  /** A text of at most so many UTF-16 units, that no pair of which is parted. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end).strip();
  }

  private static List<String> notMeant(AlertMode mode) {
    return switch (mode) {
      case ACTUAL -> List.of();
      case EXERCISE ->
          List.of("*** EXERCISE: no child is missing ***", "*** مشق: کوئی بچہ لاپتہ نہیں ***");
      case TEST ->
          List.of("*** TEST: no child is missing ***", "*** آزمائش: کوئی بچہ لاپتہ نہیں ***");
    };
  }

  private static String headlines(EndedAlert ended, String between) {
    return CapWords.ENGLISH.ended(ended.status(), ended.mode())
        + between
        + CapWords.URDU.ended(ended.status(), ended.mode());
  }

  private String name(AlertId id, Agency owner) {
    String agency = reference.agency(owner.code()).map(AgencyEntry::name).orElse(owner.code());
    return "Alert " + id + " of " + agency + " (" + owner.code() + ")";
  }

  private String district(String slug, CapWords words) {
    return reference
        .district(slug)
        .map(entry -> words == CapWords.URDU ? entry.nameUrdu() : entry.name())
        .orElse(slug);
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  @Override
  public String toString() {
    return "AlertText[" + zone + "]";
  }
}
