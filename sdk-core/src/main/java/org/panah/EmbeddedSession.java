package org.panah;

import org.panah.access.Access;

/** A session on an embedded registry. */
record EmbeddedSession(EmbeddedRegistry registry, Access access) implements Session {
  @Override
  public Offenders offenders() {
    return new EmbeddedOffenders(registry, access);
  }

  @Override
  public Alerts alerts() {
    return new EmbeddedAlerts(registry, access);
  }

  @Override
  public Sightings sightings() {
    return new EmbeddedSightings(registry, access);
  }

  @Override
  public Posts posts() {
    return new EmbeddedPosts(registry, access);
  }

  @Override
  public Watches watches() {
    return new EmbeddedWatches(registry, access);
  }

  @Override
  public ChangeFeed feed() {
    return new EmbeddedChangeFeed(registry, access);
  }

  @Override
  public AuditTrail audit() {
    return new EmbeddedAuditTrail(registry, access);
  }

  @Override
  public String toString() {
    return "Session[" + access.agency() + ", " + access.purpose() + "]";
  }
}
