package org.panah.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;

/**
 * A question or a change, as the audit keeps it: when, where, who, why, what, and how it ended. It
 * holds no name and no identifier: records by their ids, search terms as keyed digests.
 *
 * @param at when, to the millisecond, in UTC
 * @param node the registry that was asked
 * @param access who asked, and why
 * @param action what was asked
 * @param outcome how it ended
 * @param rule the rule that refused, or the error's wire name; null if it was allowed
 * @param subjects the ids of the records that were shown or changed, in the answer's order
 * @param terms keyed digests of the search terms
 */
public record AuditEvent(
    Instant at,
    String node,
    Access access,
    Action action,
    Outcome outcome,
    @Nullable String rule,
    List<String> subjects,
    List<String> terms) {
  /** Copies the lists. */
  public AuditEvent {
    subjects = List.copyOf(subjects);
    terms = List.copyOf(terms);
  }

  /** How a question or a change ended. */
  public enum Outcome {
    /** It was allowed; of a change: it was about to be made. */
    ALLOWED,
    /** A rule refused it. */
    REFUSED,
    /**
     * It was allowed and then failed; of a change: what the entry before announced was not made.
     */
    FAILED,
    /** What the entry before announced may have been made or not: the store did not answer. */
    UNKNOWN
  }
}
