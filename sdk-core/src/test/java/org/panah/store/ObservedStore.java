package org.panah.store;

import java.util.List;
import java.util.Optional;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * A store that counts how often it is asked, can be down, and lets something happen between reading
 * and answering.
 */
final class ObservedStore implements Store {
  private final Store behind;
  int finds;
  boolean down;
  boolean answersOfWritesGetLost;
  Runnable beforeFindAnswers = () -> {};

  ObservedStore(Store behind) {
    this.behind = behind;
  }

  private void checkUp() {
    if (down) {
      throw new PanahException.Unavailable("store", null);
    }
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    checkUp();
    List<Change> changes = behind.append(owner, drafts);
    if (answersOfWritesGetLost) {
      throw new PanahException.Unavailable("store", null);
    }
    return changes;
  }

  @Override
  public void apply(List<Change> changes) {
    checkUp();
    behind.apply(changes);
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    checkUp();
    return behind.get(id);
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    finds++;
    checkUp();
    Page<Document> found = behind.find(key, page);
    Runnable between = beforeFindAnswers;
    beforeFindAnswers = () -> {};
    between.run();
    return found;
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    checkUp();
    return behind.changes(after, limit);
  }

  @Override
  public List<Document> history(DocumentId id) {
    checkUp();
    return behind.history(id);
  }

  @Override
  public void close() {
    behind.close();
  }
}
