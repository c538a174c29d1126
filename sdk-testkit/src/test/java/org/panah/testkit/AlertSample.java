package org.panah.testkit;

import java.time.Instant;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.EndedAlert;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.common.Agency;
import org.panah.person.Sex;

/** The sample of {@code docs/alerts.md}. */
final class AlertSample {
  private AlertSample() {}

  static Alert raise(Registry registry, Agency agency, Instant noon) {
    var report = new CaseReference("REPORT", "1099/4711", "Model Town, Lahore");
    var desk = Access.by("desk-12", Role.ALERT_OFFICER).of(agency);
    Alerts alerts = registry.as(desk.forPurpose(Purpose.MISSING_CHILD, report)).alerts();

    var child = MissingChild.named("Ayesha Bibi").father("Ghulam Rasul").aged(7).sex(Sex.FEMALE);
    var place = Place.of("General bus stand", "PB-lahore").at(31.55, 74.34, 2);
    var lost = Alert.of(agency, AlertCategory.LOST, child).lastSeen(noon, place);
    lost.station("Model Town").reportedAt(noon).withoutFir("lost in a crowd, no offence");
    Alerts.Drafted drafted = alerts.draft(lost.build());

    Alert draft = drafted.alert();
    // An officer looks at each: same(...), and the draft ends as a duplicate, or different(...).
    for (LikelyDuplicate other : drafted.duplicates()) {
      draft = alerts.different(draft.id(), draft.version(), other.alert().id(), "of another town");
    }
    var senior = Access.by("officer-9", Role.SUPERVISOR).of(agency);
    Alerts seniors = registry.as(senior.forPurpose(Purpose.MISSING_CHILD, report)).alerts();
    return seniors.authorise(draft.id(), draft.version());
  }

  static EndedAlert found(Alerts alerts, Alert alert, Instant at) {
    return alerts.end(alert.id(), alert.version(), AlertEnd.foundSafe(at));
  }
}
