package org.panah.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A sighting, and how near it is to where and when the child was seen last, or was found: the parts
 * of its score, which are kilometres all. A lead, and no more.
 *
 * @param sighting as the asker may see it
 * @param distance how far the two places are apart, in kilometres; null if either has no point
 * @param space what the places count for, in kilometres: their distance, or what stands for it by
 *     their districts
 * @param apart how long one was after the other
 * @param time what that counts for, in kilometres
 * @param reachable whether a child could have come from one place to the other in that time; true
 *     also where that is not known
 */
public record RankedSighting(
    Sighting sighting,
    @Nullable Double distance,
    double space,
    Duration apart,
    double time,
    boolean reachable) {
  /** Space and time together, in kilometres; the less, the nearer. */
  public double score() {
    return space + time;
  }

  @Override
  public String toString() {
    return "RankedSighting[" + sighting + (reachable ? "" : ", out of reach") + "]";
  }
}
