package org.panah.testkit;

import java.time.Instant;
import java.util.List;
import org.panah.Sightings;
import org.panah.alert.AlertId;
import org.panah.alert.Place;
import org.panah.alert.RankedSighting;
import org.panah.alert.Reporter;
import org.panah.alert.Sighting;
import org.panah.common.Agency;

/** The sample of {@code docs/alerts.md} that is about sightings. */
final class SightingSample {
  private SightingSample() {}

  static List<RankedSighting> seen(Sightings desk, Agency agency, AlertId alert, Instant at) {
    var place = Place.of("Tea stall at the canal", "PB-lahore").at(31.47, 74.41, 0.5);
    var caller = new Reporter("call-2231", "1099", true);
    var sighting = Sighting.of(agency, alert, at, place).described("alone, in a green frock");
    desk.report(sighting.reportedBy(caller));
    return desk.of(alert); // nearest first
  }
}
