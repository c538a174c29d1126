package org.panah.jdbc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.GroupCommit;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.Draft;
import org.panah.store.Drafts;

/**
 * Appends drafts to owners' journals; the concurrent appends of one owner share a transaction. Safe
 * for use by many threads.
 */
final class JdbcAppender {
  private static final int MAX_APPENDS = 64;

  private final Backend backend;
  private final InstantSource time;
  private final Map<Agency, GroupCommit<List<Draft>, Outcome>> lanes = new ConcurrentHashMap<>();

  /**
   * What one append came to; a refusal is a value, because it concerns one caller and not the
   * batch.
   */
  private record Outcome(List<Change> changes, @Nullable PanahException refusal) {}

  JdbcAppender(Backend backend, InstantSource time) {
    this.backend = backend;
    this.time = time;
  }

  List<Change> append(Agency owner, List<Draft> drafts) {
    Drafts.check(drafts);
    Outcome outcome =
        lanes
            .computeIfAbsent(owner, o -> new GroupCommit<>(MAX_APPENDS, batch -> commit(o, batch)))
            .submit(List.copyOf(drafts));
    if (outcome.refusal() != null) {
      throw outcome.refusal();
    }
    return outcome.changes();
  }

  private List<Outcome> commit(Agency owner, List<List<Draft>> batch) {
    List<Draft> drafts = batch.stream().flatMap(List::stream).toList();
    return backend.write(
        handle -> {
          Journals.Journal journal =
              Journals.lock(
                  handle, backend.dialect(), owner, drafts.size(), UUID.randomUUID().toString());
          Ledger ledger =
              new Ledger(DocumentRows.read(handle, drafts.stream().map(Draft::id).toList()));
          Run run = new Run(owner, journal, ledger, time.instant());
          List<Outcome> outcomes = batch.stream().map(run::outcome).toList();
          if (outcomes.stream().allMatch(outcome -> outcome.refusal() != null)) {
            backend.dialect().undo(handle);
            return outcomes;
          }
          // What is only repeated is committed too: the commit waits until what was there before it
          // is where an acknowledgement says it is, for example on a standby.
          if (run.head != journal.head() + drafts.size()) {
            Journals.move(handle, owner, run.head);
          }
          DocumentRows.write(handle, ledger, backend.dialect());
          return outcomes;
        });
  }

  /** One attempt at a batch; each append sees what those before it made. */
  private static final class Run {
    private final Agency owner;
    private final String epoch;
    private final Ledger ledger;
    private final Instant now;
    private long head;

    Run(Agency owner, Journals.Journal journal, Ledger ledger, Instant now) {
      this.owner = owner;
      this.epoch = journal.epoch();
      this.head = journal.head();
      this.ledger = ledger;
      this.now = now;
    }

    Outcome outcome(List<Draft> drafts) {
      List<@Nullable Document> before = new ArrayList<>(drafts.size());
      drafts.forEach(draft -> before.add(ledger.newest(draft.id())));
      try {
        boolean repeated = Drafts.decide(owner, drafts, before) == Drafts.Verdict.REPEATED;
        return new Outcome(drafts.stream().map(draft -> change(draft, repeated)).toList(), null);
      } catch (PanahException e) {
        return new Outcome(List.of(), e);
      }
    }

    private Change change(Draft draft, boolean repeated) {
      Document document = repeated ? ledger.newest(draft.id()) : null;
      if (document == null) {
        document = Drafts.document(owner, draft, ++head, now);
        ledger.put(document);
      }
      return new Change(document, epoch);
    }
  }
}
