package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.panah.alert.AlertChange.Kind;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Store;

/**
 * Reads what has become of alerts from one place in the feed up to its end, and puts it into the
 * order in which it was written. For one thread.
 *
 * <p>The feed shows each document at its newest version. One that was changed again stands further
 * on, and what it was before is found only there, in its history. So nothing can be told in order,
 * and no place named before which all was told, until the end was reached once.
 */
final class AlertReading {
  private static final int PAGE = 1_000;

  private final Store store;
  private final Cursor from;
  private Cursor to;
  private boolean done;
  private final Map<Agency, NavigableMap<Long, AlertNews>> found = new TreeMap<>();
  // Of those whose journals were started anew, since all of it is new.
  private final Map<Agency, Long> bounds = new HashMap<>();
  private final Map<Agency, Document> last = new HashMap<>();
  private final Set<DocumentId> gone = new HashSet<>();

  AlertReading(Store store, Cursor from) {
    this.store = store;
    this.from = from;
    this.to = from;
  }

  /** Where it began. */
  Cursor from() {
    return from;
  }

  /** How far it has come. */
  Cursor to() {
    return to;
  }

  /** Whether the feed's end was reached. */
  boolean done() {
    return done;
  }

  /** The last change read of each owner. */
  Map<Agency, Document> last() {
    return last;
  }

  /**
   * Reads one page. Can be repeated after a failure.
   *
   * @throws PanahException.Unavailable if the store does not answer
   */
  void step() {
    List<Change> changes = store.changes(to, PAGE);
    for (Change change : changes) {
      take(change);
      to = to.after(List.of(change));
    }
    done = changes.size() < PAGE;
  }

  private void take(Change change) {
    Document document = change.document();
    Agency owner = document.owner();
    if (startedAnew(change)) {
      found.remove(owner);
      gone.clear();
      bounds.put(owner, 0L);
    }
    last.put(owner, document);
    if (document.kind().equals(AlertDocuments.KIND)) {
      if (document.erased()) {
        gone.add(document.id());
      } else {
        earlier(document).forEach(version -> note(version, change.epoch()));
      }
    }
    note(document, change.epoch());
  }

  private boolean startedAnew(Change change) {
    return to.position(change.document().owner())
        .filter(
            seen ->
                !seen.epoch().equals(change.epoch())
                    || change.document().sequence() <= seen.sequence())
        .isPresent();
  }

  /** The versions before one that the feed showed, written after the place where this began. */
  private List<Document> earlier(Document document) {
    if (document.version() == 1) {
      return List.of();
    }
    long seen = bounds.computeIfAbsent(document.owner(), this::seen);
    List<Document> history = store.history(document.id());
    if (history.size() < document.version() - 1
        && store.get(document.id()).filter(Document::erased).isPresent()) {
      // It has ended since the page was read; a copy that never had its history has not.
      gone.add(document.id());
    }
    return history.stream()
        .filter(version -> version.sequence() > seen && version.sequence() < document.sequence())
        .toList();
  }

  private long seen(Agency owner) {
    return from.position(owner).map(Cursor.Position::sequence).orElse(0L);
  }

  private void note(Document version, String epoch) {
    Optional<AlertNews> news = AlertNews.of(version, epoch, store);
    news.ifPresent(
        one ->
            found
                .computeIfAbsent(version.owner(), any -> new TreeMap<>())
                .put(version.sequence(), one));
  }

  /**
   * What was found: of each owner in the order of its journal, of all by time as far as that goes.
   * Of what is not counted one by one only the last.
   */
  List<AlertNews> news() {
    List<AlertNews> all = new ArrayList<>();
    for (NavigableMap<Long, AlertNews> journal : found.values()) {
      Instant latest = Instant.MIN;
      for (AlertNews one : journal.values()) {
        latest = one.at().isAfter(latest) ? one.at() : latest;
        all.add(one.at(latest));
      }
    }
    all.sort(Comparator.comparing(AlertNews::at));
    List<AlertNews> told = new ArrayList<>();
    Set<AlertNews.Sort> later = new HashSet<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      AlertNews one = all.get(i);
      boolean wanted = one.countsEach() ? !hasEnded(one) : later.add(one.sort());
      if (wanted) {
        told.add(one);
      }
    }
    Collections.reverse(told);
    return told;
  }

  /** Of what has ended its end is told and nothing else. */
  private boolean hasEnded(AlertNews one) {
    return one.kind() == Kind.ALERT && gone.contains(AlertDocuments.documentId(one.alert()));
  }
}
