package org.panah.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;

/** A desk that raises alerts of made-up children, and the roster of those who are told. */
final class AlertDesk {
  static final Agency OWNER = Agency.of("PB-POL");

  /** The channel on which all posts are told. */
  static final String CHANNEL = "memory";

  private static final String[] DISTRICTS = {
    "PB-lahore", "PB-multan", "SD-sukkur", "KP-peshawar", "BA-quetta", "PB-rawalpindi"
  };
  private static final String CONSONANTS = "bdgjklmnprstwz";
  private static final String VOWELS = "aiu";
  private static final int SYLLABLES = 4;
  private static final int YEARS = 17;

  private final Registry registry;

  AlertDesk(Registry registry, int posts) {
    this.registry = registry;
    Access clerk =
        Access.by("clerk-1", Role.REGISTRAR).of(OWNER).forPurpose(Purpose.RECORD_KEEPING);
    for (int i = 0; i < posts; i++) {
      PostAddress address = new PostAddress(CHANNEL, "post " + i);
      Post post = Post.of(OWNER, post(i), "HEAD", "Office " + i, address);
      registry.as(clerk).posts().keep(post.answeringWithin(Duration.ofDays(1)));
    }
  }

  static PostId post(int index) {
    return PostId.of("post-" + index);
  }

  Alerts alerts(String officer, Role role) {
    CaseReference report = new CaseReference("REPORT", "1099/1", "Model Town, Lahore");
    return registry
        .as(Access.by(officer, role).of(OWNER).forPurpose(Purpose.MISSING_CHILD, report))
        .alerts();
  }

  /** A draft of which every likely duplicate was answered. */
  Alert draft() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Instant now = Instant.now();
    String name = word(random) + " " + word(random);
    String district = DISTRICTS[random.nextInt(DISTRICTS.length)];
    Alert alert =
        Alert.of(OWNER, AlertCategory.LOST, MissingChild.named(name).aged(random.nextInt(YEARS)))
            .lastSeen(now, Place.of("Bus stand", district))
            .station("Model Town")
            .withoutFir("no offence")
            .reportedAt(now)
            .build();
    Alerts desk = alerts("desk-1", Role.ALERT_OFFICER);
    Alerts.Drafted drafted = desk.draft(alert);
    Alert draft = drafted.alert();
    for (LikelyDuplicate other : drafted.duplicates()) {
      draft = desk.different(draft.id(), draft.version(), other.alert().id(), "another");
    }
    return draft;
  }

  Alert authorise(Alert draft) {
    return alerts("senior-1", Role.SUPERVISOR).authorise(draft.id(), draft.version());
  }

  private static String word(ThreadLocalRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < SYLLABLES; i++) {
      word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
          .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return word.toString();
  }
}
