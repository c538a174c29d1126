package org.panah;

import java.util.List;
import org.panah.alert.AlertId;
import org.panah.alert.RankedSighting;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.common.PanahException;

/**
 * Where and when people say to have seen the child of an open alert. Every call is decided by the
 * policy and audited before it answers; safe for use by many threads.
 *
 * <p>Any agency may record sightings for any agency's alert, in its own journal, and all see them;
 * who reported one is shown to the agency that recorded it only (guard G6). From the moment the
 * alert ends, or its time is over, no sighting of it is shown, and each is erased by the registry
 * that writes for its agency (guard G24).
 *
 * <p>Every method throws {@link PanahException.NotPermitted} when a rule refuses and {@link
 * PanahException.Unavailable} when the store or the audit does not answer.
 */
public interface Sightings {
  /**
   * A sighting as it is recorded. Recording the same again answers what stands there.
   *
   * @param sighting at version 0, owned by the session's agency, of an open alert of any agency
   * @return the sighting at version 1
   * @throws PanahException.NotFound if the asker knows of no such open alert
   * @throws PanahException.Conflict if another sighting has the id, or one had it that is gone
   * @throws PanahException.InvalidRequest if it lies in the future, or before a child that is
   *     missing was seen last, or after one that was found was found; or breaks another rule
   */
  Sighting report(Sighting sighting);

  /**
   * The sightings of an open alert, nearest first, of each agency the thousand nearest at most.
   *
   * <p>How near one is, is counted in kilometres: those between the two places, and 50 for each day
   * between the two moments. Where a point is not known on both sides, 40 stand for one district,
   * 200 for one province and 600 for the rest, which is about what two places are apart there.
   * Those that could only be reached at over 150 kilometres an hour come last, and are marked; for
   * them the circles count by their edges, and the time for a quarter of an hour at least. What is
   * equally near comes in the order of its id.
   *
   * @param alert an open alert of any agency
   * @return with the parts of each score; empty if nobody has reported any
   * @throws PanahException.NotFound if the asker knows of no such open alert
   */
  List<RankedSighting> of(AlertId alert);

  /**
   * Erases a sighting that was recorded in error; its name is not used again.
   *
   * @param id a sighting that the session's agency has recorded
   * @param version the version it was read at
   * @throws PanahException.NotFound if there is no such sighting of the agency, also when it has
   *     been withdrawn already
   * @throws PanahException.Conflict if it is at another version
   */
  void withdraw(SightingId id, long version);
}
