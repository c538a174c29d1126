package org.panah;

import org.panah.access.Access;

/**
 * A registry as seen by one {@link Access}. Cheap to make, safe for use by many threads; what it
 * offers is decided and audited call by call.
 */
public interface Session {
  /** Who asks, and why. */
  Access access();

  /** Offender records. */
  Offenders offenders();

  /** Alerts for missing and found children. */
  Alerts alerts();

  /** Where and when people say to have seen the child of an open alert. */
  Sightings sightings();

  /** The agency's roster: the posts that are told of alerts. */
  Posts posts();

  /** Standing watches: queries that are told when a record comes to match them. */
  Watches watches();

  /** The change feed, for replicas. */
  ChangeFeed feed();

  /** The audit, for oversight. */
  AuditTrail audit();
}
