package org.panah.testkit;

import java.time.YearMonth;
import java.time.ZoneId;
import org.panah.Session;
import org.panah.alert.AlertCounts;
import org.panah.alert.CancelReason;

/** The sample of {@code docs/alerts.md} on counts. */
final class CountSample {
  private CountSample() {}

  static void print(Session session, YearMonth month) {
    var zone = ZoneId.of("Asia/Karachi");
    var from = month.atDay(1).atStartOfDay(zone).toInstant();
    var to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    for (AlertCounts of : session.alerts().counts(from, to)) {
      System.out.println(of.agency() + ": " + of.drafted() + " cases, " + of.late() + " late");
      System.out.println("  duplicates: " + of.cancelled(CancelReason.DUPLICATE));
    }
  }
}
