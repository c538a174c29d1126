package org.panah;

import java.time.Duration;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;

/**
 * Standing watches of the session's agency: queries that are kept, so that a record which comes to
 * match one later is told to the listener that a registry was built with ({@link
 * RegistryBuilder#watching}). Every call is decided by the policy and audited before it answers;
 * safe for use by many threads.
 *
 * <p>Every method throws {@link PanahException.NotPermitted} when a rule refuses, as for an agency
 * whose records are not written in this registry, and {@link PanahException.Unavailable} when the
 * store or the audit does not answer.
 */
public interface Watches {
  /** How long a watch stands if nothing is said: 90 days. */
  Duration STANDARD = Duration.ofDays(90);

  /** How long a watch may stand: 365 days. */
  Duration LONGEST = Duration.ofDays(365);

  /**
   * A new watch that stands for {@link #STANDARD}.
   *
   * @param query whom to look for
   * @return the watch
   * @throws PanahException.InvalidRequest as {@link #add(PersonQuery, Duration)} does
   */
  default Watch add(PersonQuery query) {
    return add(query, STANDARD);
  }

  /**
   * A new watch. What matches it already is told too, by the listener and not by this call, so that
   * nothing falls between what stood there and what came after.
   *
   * <p>Told is whoever {@link Offenders#search} would show for this query to this access, the
   * hundred nearest at most, by a registry over the same store that was built with a listener; this
   * one may have none. A query for POSSIBLE hits, as it is unless {@link PersonQuery#least} says
   * otherwise, is told of many strangers; one by name only is never told of STRONG ones. Adding the
   * same query again makes another watch.
   *
   * @param query whom to look for
   * @param length how long it stands, a day at least and {@link #LONGEST} at most
   * @return the watch
   * @throws PanahException.InvalidRequest if the length is out of bounds, the query is about nobody
   *     in particular, or the registry was built without name search
   */
  Watch add(PersonQuery query, Duration length);

  /**
   * The agency's watches that stand now, whoever set them, in the order of their ids.
   *
   * @param page which part; a page may hold fewer watches than asked for, also none, and still have
   *     a next one
   * @return a page
   */
  Page<Watch> list(PageRequest page);

  /**
   * Ends a watch of the agency, whoever set it, and erases it. Telling may go on for a moment where
   * it is under way.
   *
   * @param id the watch's
   * @throws PanahException.NotFound if there is no such watch of the agency, or no longer
   */
  void end(String id);
}
