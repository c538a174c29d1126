package org.panah.examples.nationalnode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.Session;
import org.panah.Watch;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.http.Messages;

/** Finds the watch that a request set before the node forgot the request. */
final class RepeatedWatch {
  private static final int PAGE = 500;

  private RepeatedWatch() {}

  /**
   * The agency's watch that is the one asked for and was set within the time in which requests are
   * repeated.
   *
   * @return empty if there is none, so that it is to be set
   */
  static Optional<Watch> find(Session session, Messages.NewWatch wanted, InstantSource time) {
    Instant earliest = time.instant().minus(Ledger.LIFE);
    @Nullable String after = null;
    do {
      Page<Watch> page = session.watches().list(new PageRequest(PAGE, after));
      for (Watch watch : page.items()) {
        if (watch.query().equals(wanted.query())
            && watch.access().equals(session.access())
            && Duration.between(watch.since(), watch.until()).equals(wanted.length())
            && !watch.since().isBefore(earliest)) {
          return Optional.of(watch);
        }
      }
      after = page.nextToken();
    } while (after != null);
    return Optional.empty();
  }
}
