package org.panah.testkit;

import java.util.List;
import java.util.Optional;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** A store whose backend can be exchanged, and before whose readings something can happen. */
final class SwitchedStore implements Store {
  volatile Store backend;
  volatile Runnable beforeChanges = () -> {};
  volatile Runnable beforeHistory = () -> {};

  SwitchedStore(Store backend) {
    this.backend = backend;
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    return backend.append(owner, drafts);
  }

  @Override
  public void apply(List<Change> changes) {
    backend.apply(changes);
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return backend.get(id);
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    return backend.find(key, page);
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    beforeChanges.run();
    return backend.changes(after, limit);
  }

  @Override
  public List<Document> history(DocumentId id) {
    beforeHistory.run();
    return backend.history(id);
  }

  @Override
  public void close() {
    backend.close();
  }
}
