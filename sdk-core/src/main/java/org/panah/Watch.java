package org.panah;

import java.time.Instant;
import java.util.Objects;
import org.panah.access.Access;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;

/**
 * A question that stands: whoever set it is told when a record comes to match it. It hides whom it
 * is about in {@link #toString()}.
 *
 * @param id its name, by which it is ended
 * @param query whom it looks for; hits of a lower grade than the query's least are not told, its
 *     limit means nothing here
 * @param access who set it, and why; every telling is decided and audited under it
 * @param since when it was set
 * @param until when it ends by itself
 */
public record Watch(String id, PersonQuery query, Access access, Instant since, Instant until) {
  /** Checks that it ends after it began. */
  public Watch {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(access, "access");
    if (!until.isAfter(since)) {
      throw new PanahException.InvalidRequest("watch.until", "after the beginning");
    }
  }

  /** Whether it stands at a time; when it does not, nobody is told. */
  boolean standsAt(Instant time) {
    return until.isAfter(time);
  }

  @Override
  public String toString() {
    return "Watch[" + id + ", " + access.agency() + ", " + access.purpose() + ", " + until + "]";
  }
}
