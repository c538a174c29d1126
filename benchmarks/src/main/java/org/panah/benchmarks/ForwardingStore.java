package org.panah.benchmarks;

import java.util.List;
import java.util.Optional;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.ChangeSignal;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** A store that hands everything on to another; what is to be different is overridden. */
class ForwardingStore implements Store {
  private final Store behind;

  ForwardingStore(Store behind) {
    this.behind = behind;
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    return behind.append(owner, drafts);
  }

  @Override
  public void apply(List<Change> changes) {
    behind.apply(changes);
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return behind.get(id);
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    return behind.find(key, page);
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    return behind.changes(after, limit);
  }

  @Override
  public List<Document> history(DocumentId id) {
    return behind.history(id);
  }

  @Override
  public Optional<ChangeSignal> changeSignal() {
    return behind.changeSignal();
  }

  @Override
  public void close() {
    behind.close();
  }
}
