package org.panah.http;

import org.panah.Alerts;
import org.panah.AuditTrail;
import org.panah.ChangeFeed;
import org.panah.Offenders;
import org.panah.Posts;
import org.panah.Session;
import org.panah.Sightings;
import org.panah.Watches;
import org.panah.access.Access;

/** A session on a registry that is reached over HTTP. */
record HttpSession(Access access, Door door) implements Session {
  @Override
  public Offenders offenders() {
    return new HttpOffenders(door);
  }

  @Override
  public Alerts alerts() {
    return new HttpAlerts(door);
  }

  @Override
  public Sightings sightings() {
    return new HttpSightings(door);
  }

  @Override
  public Posts posts() {
    return new HttpPosts(door);
  }

  @Override
  public Watches watches() {
    return new HttpWatches(door);
  }

  @Override
  public ChangeFeed feed() {
    return new HttpChangeFeed(door);
  }

  @Override
  public AuditTrail audit() {
    return new HttpAuditTrail(door);
  }

  @Override
  public String toString() {
    return "Session[" + access.agency() + ", " + access.purpose() + "]";
  }
}
