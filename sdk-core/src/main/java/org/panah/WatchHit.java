package org.panah;

import org.panah.hit.Hit;

/**
 * What a watch is told: that a record matches it. A lead like every hit, and no ground to act.
 *
 * @param watch the watch
 * @param hit the record, narrowed to what the one who set the watch may see at this time
 */
public record WatchHit(Watch watch, Hit hit) {}
