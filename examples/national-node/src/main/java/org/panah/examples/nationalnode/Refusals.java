package org.panah.examples.nationalnode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.audit.AuditLog;
import org.panah.common.GroupCommit;
import org.panah.common.PanahException;
import org.panah.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the audit what the node refuses by itself; what the registry refuses it audits there.
 * Those that anybody can cause, as often as he likes, are written at a bounded pace and counted
 * beyond it. Safe for use by many threads.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int MAX_BATCH = 64;
  private static final double MINUTE = 60;

  private final String node;
  private final InstantSource time;
  private final Telemetry telemetry;
  private final RateLimit pace;
  private final AtomicBoolean flooded = new AtomicBoolean();
  private final GroupCommit<AuditEvent, Boolean> commit;

  /**
   * Refusals of a node.
   *
   * @param node its name in the audit
   * @param log the audit of the storage that the node serves
   * @param perMinute how many are written in a minute of those that are bounded
   */
  Refusals(String node, AuditLog log, InstantSource time, Telemetry telemetry, int perMinute) {
    this.node = node;
    this.time = time;
    this.telemetry = telemetry;
    this.pace = new RateLimit(perMinute / MINUTE, perMinute, time);
    this.commit =
        new GroupCommit<>(
            MAX_BATCH,
            events -> {
              log.append(events);
              return events.stream().map(event -> Boolean.TRUE).toList();
            });
  }

  /**
   * Notes a refusal.
   *
   * @param who as far as it is known
   * @param bounded whether anybody can cause it, without limit
   * @throws PanahException.Unavailable if it is to be audited and cannot be
   */
  void note(Route route, Access who, String rule, boolean bounded) {
    boolean audited = !bounded || pace.take(rule) == 0;
    telemetry.refused(rule, audited);
    if (!audited) {
      if (flooded.compareAndSet(false, true)) {
        LOG.warn("refusals by rule {} come too often to be audited each; they are counted", rule);
      }
      return;
    }
    flooded.set(false);
    Instant at = Instant.ofEpochMilli(time.millis());
    commit.submit(
        new AuditEvent(at, node, who, action(route), Outcome.REFUSED, rule, List.of(), List.of()));
  }

  /** The word of the audit for what a route asks. */
  static Action action(Route route) {
    return switch (route) {
      case FIND_OFFENDERS -> Action.FIND;
      case SEARCH_OFFENDERS, SCREEN_OFFENDERS -> Action.SEARCH;
      case GET_OFFENDER, GET_HEALTH -> Action.READ;
      case GET_OFFENDER_HISTORY -> Action.HISTORY;
      case LIST_OFFENDERS, LIST_LAPSED_OFFENDERS -> Action.LIST;
      case REGISTER_OFFENDER -> Action.REGISTER;
      case AMEND_OFFENDER -> Action.AMEND;
      case ERASE_OFFENDER -> Action.ERASE;
      case IMPORT_OFFENDERS -> Action.IMPORT;
      case DRAFT_ALERT, ANSWER_DUPLICATE -> Action.RAISE;
      case AUTHORISE_ALERT -> Action.AUTHORISE;
      case UPDATE_ALERT -> Action.UPDATE;
      case END_ALERT -> Action.END;
      case GET_ALERT,
          GET_ENDED_ALERT,
          LIST_ALERTS,
          LIST_DRAFTS,
          LIST_DUPLICATES,
          LIST_RECIPIENTS,
          GET_BOARD,
          WATCH_ALERTS,
          LIST_SIGHTINGS ->
          Action.ALERTS;
      case COUNT_ALERTS -> Action.COUNT;
      case ACKNOWLEDGE_ALERT -> Action.ACKNOWLEDGE;
      case SUBSCRIBE_TO_ALERT -> Action.SUBSCRIBE;
      case REPORT_SIGHTING, WITHDRAW_SIGHTING -> Action.SIGHT;
      case KEEP_POST, REMOVE_POST -> Action.ROSTER;
      case GET_POST, LIST_POSTS -> Action.POSTS;
      case ADD_WATCH -> Action.WATCH;
      case LIST_WATCHES -> Action.WATCHES;
      case END_WATCH -> Action.UNWATCH;
      case READ_CHANGES, FOLLOW_CHANGES -> Action.REPLICATE;
      case LIST_AUDIT_ENTRIES, LIST_OFFENDER_AUDIT_ENTRIES, LIST_QUESTIONS, VERIFY_AUDIT ->
          Action.AUDIT;
    };
  }
}
