package org.panah.exchange;

import java.time.Duration;
import java.util.List;
import org.panah.alert.PostId;

/**
 * What the import of a roster did. The first number is the sum of the four that follow it.
 *
 * @param read rows that were read
 * @param added posts that are new on the roster
 * @param changed posts that are kept now as the file tells
 * @param unchanged posts that were kept so already
 * @param rejected rows that were not taken; the rejects file says why
 * @param notInFile posts of the roster of which no row tells, and which stay; if rows were
 *     rejected, one of these may be theirs
 * @param removed posts of which no row tells, and which were taken off the roster
 * @param withoutDeputy posts that were taken, though the row of their deputy was rejected: until it
 *     is corrected nobody is told in their place
 * @param elapsed how long it took
 */
public record RosterReport(
    long read,
    long added,
    long changed,
    long unchanged,
    long rejected,
    List<PostId> notInFile,
    List<PostId> removed,
    List<PostId> withoutDeputy,
    Duration elapsed) {
  /** Copies the lists. */
  public RosterReport {
    notInFile = List.copyOf(notInFile);
    removed = List.copyOf(removed);
    withoutDeputy = List.copyOf(withoutDeputy);
  }
}
