package org.panah.feed;

import java.util.List;
import java.util.Optional;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.ChangeSignal;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * A store that can be down, and in whose place another can be put, as when a backup is restored.
 */
final class SwitchableStore implements Store {
  private Store behind;
  boolean down;
  ChangeSignal signal;
  Runnable duringChanges = () -> {};

  SwitchableStore(Store behind) {
    this.behind = behind;
  }

  Store behind() {
    return behind;
  }

  void replaceBy(Store other) {
    behind = other;
  }

  @Override
  public Optional<ChangeSignal> changeSignal() {
    return Optional.ofNullable(signal);
  }

  private Store up() {
    if (down) {
      throw new PanahException.Unavailable("store", null);
    }
    return behind;
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    return up().append(owner, drafts);
  }

  @Override
  public void apply(List<Change> changes) {
    up().apply(changes);
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return up().get(id);
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    return up().find(key, page);
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    List<Change> changes = up().changes(after, limit);
    duringChanges.run();
    return changes;
  }

  @Override
  public List<Document> history(DocumentId id) {
    return up().history(id);
  }

  @Override
  public void close() {
    behind.close();
  }
}
