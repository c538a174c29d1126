package org.panah;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditEvent.Outcome;
import org.panah.audit.AuditLog;
import org.panah.common.GroupCommit;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;

/**
 * Writes the audit before answers are given and before changes are made; concurrent questions share
 * one write. If it cannot be written, the call fails (guard G18).
 */
final class Auditor {
  private static final int MAX_BATCH = 256;

  private final String node;
  private final InstantSource time;
  private final TermKey termKey;
  private final GroupCommit<AuditEvent, Boolean> commit;

  Auditor(AuditLog log, String node, InstantSource time, TermKey termKey) {
    this.node = node;
    this.time = time;
    this.termKey = termKey;
    this.commit =
        new GroupCommit<>(
            MAX_BATCH,
            events -> {
              log.append(events);
              return events.stream().map(event -> Boolean.TRUE).toList();
            });
  }

  String digest(String term) {
    return termKey.digest(term);
  }

  /** Of a query its numbers; names stand in the audit in no form. */
  List<String> digests(PersonQuery query) {
    return query.identifiers().stream()
        .map(identifier -> digest(identifier.token()))
        .distinct()
        .toList();
  }

  void allowed(Access access, Action action, List<String> subjects, List<String> terms) {
    record(access, action, Outcome.ALLOWED, null, subjects, terms);
  }

  /** Passes if the decision is yes; else writes the refusal and throws it. */
  void gate(
      Access access,
      Action action,
      Supplier<Decision> policy,
      List<String> subjects,
      List<String> terms) {
    String rule;
    try {
      rule = policy.get().refusedBy();
    } catch (RuntimeException e) {
      // A policy that cannot decide permits nothing.
      throw failed(access, action, e, subjects, terms);
    }
    if (rule != null) {
      record(access, action, Outcome.REFUSED, rule, subjects, terms);
      throw new PanahException.NotPermitted(rule);
    }
  }

  /**
   * Writes that what was asked has failed, or was refused only once it was known what it touched;
   * answers the failure, to be thrown.
   */
  PanahException failed(
      Access access,
      Action action,
      RuntimeException failure,
      List<String> subjects,
      List<String> terms) {
    return ended(access, action, Outcome.FAILED, Failures.ours(failure), subjects, terms);
  }

  /**
   * Like {@link #failed}, of a change that had gone to the store: if the store did not answer, the
   * change may have been made.
   */
  PanahException unfinished(
      Access access,
      Action action,
      RuntimeException failure,
      List<String> subjects,
      List<String> terms) {
    PanahException ours = Failures.ours(failure);
    boolean open = ours instanceof PanahException.Unavailable;
    Outcome outcome = open ? Outcome.UNKNOWN : Outcome.FAILED;
    return ended(access, action, outcome, ours, subjects, terms);
  }

  private PanahException ended(
      Access access,
      Action action,
      Outcome outcome,
      PanahException failure,
      List<String> subjects,
      List<String> terms) {
    try {
      if (failure instanceof PanahException.NotPermitted refusal) {
        record(access, action, Outcome.REFUSED, refusal.rule(), subjects, terms);
      } else {
        record(access, action, outcome, failure.code().wireName(), subjects, terms);
      }
    } catch (PanahException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void record(
      Access access,
      Action action,
      Outcome outcome,
      @Nullable String rule,
      List<String> subjects,
      List<String> terms) {
    Instant at = Instant.ofEpochMilli(time.millis());
    try {
      commit.submit(new AuditEvent(at, node, access, action, outcome, rule, subjects, terms));
    } catch (RuntimeException e) {
      throw Failures.ours(e);
    }
  }
}
