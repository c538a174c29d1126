package org.panah.testkit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.panah.Storage;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * Storage in memory that writes down, in order, what is asked of it, and of which either half can
 * be down. Safe for use by many threads, but for {@link #news()}.
 */
final class ObservedStorage implements Storage {
  /** What was asked, in order: of the store by its verbs, of the audit by action and outcome. */
  final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  volatile boolean storeDown;
  volatile boolean auditDown;
  volatile boolean appendsFail;
  int closed;

  private final Store documents;
  private final AuditLog entries = AuditLog.inMemory();

  ObservedStorage(InstantSource time) {
    this(Store.inMemory(time));
  }

  /** Storage of another process: its own audit over the same documents. */
  ObservedStorage(Store documents) {
    this.documents = documents;
  }

  Store documents() {
    return documents;
  }

  /** What was seen since the last call. */
  List<String> news() {
    List<String> news = List.copyOf(seen);
    seen.clear();
    return news;
  }

  /** How often the store was asked by a key since the last call. */
  long finds() {
    return news().stream().filter("find"::equals).count();
  }

  @Override
  public Store store() {
    return new ObservedStore();
  }

  @Override
  public AuditLog auditLog() {
    return new ObservedLog();
  }

  @Override
  public void close() {
    closed++;
  }

  private <T> T asked(String what, Supplier<T> answer) {
    seen.add(storeDown ? what + " failed" : what);
    if (storeDown) {
      throw new PanahException.Unavailable("store", null);
    }
    return answer.get();
  }

  private void checkAudit() {
    if (auditDown) {
      throw new PanahException.Unavailable("audit log", null);
    }
  }

  private final class ObservedStore implements Store {
    @Override
    public List<Change> append(Agency owner, List<Draft> drafts) {
      if (appendsFail) {
        throw new PanahException.Unavailable("store", null);
      }
      return asked("append", () -> documents.append(owner, drafts));
    }

    @Override
    public void apply(List<Change> changes) {
      asked(
          "apply",
          () -> {
            documents.apply(changes);
            return changes;
          });
    }

    @Override
    public Optional<Document> get(DocumentId id) {
      return asked("get", () -> documents.get(id));
    }

    @Override
    public Page<Document> find(Key key, PageRequest page) {
      return asked("find", () -> documents.find(key, page));
    }

    @Override
    public List<Change> changes(Cursor after, int limit) {
      return asked("changes", () -> documents.changes(after, limit));
    }

    @Override
    public List<Document> history(DocumentId id) {
      return asked("history", () -> documents.history(id));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final class ObservedLog implements AuditLog {
    @Override
    public void append(List<AuditEvent> events) {
      for (AuditEvent event : events) {
        String what = "audit " + event.action() + " " + event.outcome();
        seen.add(auditDown ? what + " failed" : what);
      }
      checkAudit();
      entries.append(events);
    }

    @Override
    public Page<AuditEntry> entries(PageRequest page) {
      checkAudit();
      return entries.entries(page);
    }

    @Override
    public Page<AuditEntry> about(String subject, PageRequest page) {
      checkAudit();
      return entries.about(subject, page);
    }

    @Override
    public Optional<AuditEntry> last() {
      checkAudit();
      return entries.last();
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
