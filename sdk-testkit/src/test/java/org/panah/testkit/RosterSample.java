package org.panah.testkit;

import java.nio.file.Path;
import org.panah.Session;
import org.panah.exchange.RosterImport;
import org.panah.exchange.RosterReport;

/** The sample of {@code docs/alerts.md} on rosters. */
final class RosterSample {
  private RosterSample() {}

  static RosterReport keep(Session session, Path roster, Path rejects) {
    var owner = session.access().agency();
    return RosterImport.csv(roster).rejectsTo(rejects).into(session.posts(), owner);
  }
}
