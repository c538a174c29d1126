package org.panah.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.panah.access.CaseReference;
import org.panah.alert.Alert;
import org.panah.alert.AlertBuilder;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Reporter;
import org.panah.alert.Severity;
import org.panah.alert.Suspect;
import org.panah.common.Agency;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/**
 * Alerts of all kinds, made up, the same for the same seed; each holds things that are for the
 * police only, and that must be found in nothing that everybody may see.
 */
public final class SyntheticAlerts {
  private static final List<String> SECRETS =
      List.of(
          "Kaana", "LEB-4521", "desk-4711", "Dilawar", "35202-1234567-1", "999/2026", "by aunt");

  private static final String[] NAMES = {"Zarmina Lashari", "Bilal @ Billa", "Farida", "گل ناز"};
  private static final String[] TEXTS = {
    "a scar & a mole",
    "hair <short>",
    "says \"papa\"",
    "سبز قمیض",
    "ends in an ampersand &",
    "a]]>b"
  };
  private static final String[] DISTRICTS = {"PB-lahore", "SD-karachi-south", "KP-swat"};

  private SyntheticAlerts() {}

  /** Words that are for the police only. */
  public static List<String> secrets() {
    return SECRETS;
  }

  /**
   * An alert that was made known.
   *
   * @param random from which it is made
   * @param number of the alert, in its name and its texts
   * @return at its second version
   */
  public static Alert known(Random random, int number) {
    Alert draft = draft(random, number);
    Instant at = draft.steps().get(0).at().plusMillis(1 + random.nextInt(9_999_999));
    return draft.next(new AlertStep(AlertStatus.ACTIVE, at, "o-2", null));
  }

  /**
   * An alert as a draft.
   *
   * @param random from which it is made
   * @param number of the alert, in its name and its texts
   * @return at its first version
   */
  public static Alert draft(Random random, int number) {
    AlertCategory category = any(random, AlertCategory.values());
    MissingChild child =
        category.missing() || random.nextBoolean()
            ? MissingChild.named(name(random)).father("Dilawar Khan")
            : MissingChild.unknown();
    int age = random.nextInt(18);
    child = child.aged(age, age + random.nextInt(18 - age)).sex(any(random, Sex.values()));
    child = random.nextBoolean() ? child.speaking("ur", "pa-Arab") : child;
    child = random.nextBoolean() ? child.described(any(random, TEXTS)) : child;
    child = child.wearing("clothes " + number + " " + any(random, TEXTS));
    child = random.nextBoolean() ? child.needing(any(random, TEXTS)) : child;
    child = random.nextBoolean() ? child.pictured("https://police.example/p?a=1&b=2") : child;
    Instant reported = Instant.parse("2026-03-01T08:00:00Z").plusMillis(random.nextInt(1 << 30));
    Place place = Place.of("Bazaar No. " + number + " <gate>", any(random, DISTRICTS));
    AlertBuilder alert =
        Alert.of(Agency.of("PB-POL"), category, child)
            .id(AlertId.of("a-" + number))
            .mode(any(random, AlertMode.values()))
            .severity(any(random, Severity.values()))
            .lastSeen(
                reported.minus(Duration.ofMinutes(random.nextInt(9_999))),
                random.nextBoolean()
                    ? place.at(24 + random.nextDouble() * 12, 61 + random.nextDouble(), 2.5)
                    : place)
            .suspect(new Suspect("Kaana of 35202-1234567-1", "LEB-4521"))
            .reporter(new Reporter("desk-4711", "1099", true))
            .station("Model Town")
            .reportedAt(reported)
            .fir(CaseReference.fir("999/2026", "Model Town"), reported);
    return alert
        .build()
        .next(new AlertStep(AlertStatus.DRAFT, reported.plusSeconds(60), "o-1", "by aunt"));
  }

  private static PersonName name(Random random) {
    PersonName name = PersonName.parse(any(random, NAMES));
    return random.nextBoolean() && name.latin() != null ? name.inUrdu("زرمینہ") : name;
  }

  private static <T> T any(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }
}
