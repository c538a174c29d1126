package org.panah.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
 * A store between a cache and its backend, in which calls can be stopped, lost, failed and counted.
 */
final class GatedStore implements Store {
  private final Store backend;
  private final AtomicInteger lookUps = new AtomicInteger();
  private final AtomicReference<@Nullable Gate> nextLookUp = new AtomicReference<>();
  private final AtomicReference<@Nullable Gate> nextAppend = new AtomicReference<>();
  private volatile boolean failing;
  private volatile boolean losingAnswer;

  GatedStore(Store backend) {
    this.backend = backend;
  }

  /** A place at which one call waits. */
  static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Waits until the call stands before the gate. */
    void awaitArrival() {
      await(reached);
    }

    /** Lets the call go on. */
    void open() {
      opened.countDown();
    }

    private void pass() {
      reached.countDown();
      await(opened);
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("nobody came");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  /** Stops the next look-up when it has read, before it answers. */
  Gate stopNextLookUp() {
    Gate gate = new Gate();
    nextLookUp.set(gate);
    return gate;
  }

  /** Stops the next append before it comes to the backend. */
  Gate stopNextAppend() {
    Gate gate = new Gate();
    nextAppend.set(gate);
    return gate;
  }

  /** Lets the next append take effect, and fail all the same. */
  void loseNextAnswer() {
    losingAnswer = true;
  }

  /** Whether every verb fails from now on. */
  void failing(boolean fails) {
    failing = fails;
  }

  /** How many look-ups came as far as this store. */
  int lookUps() {
    return lookUps.get();
  }

  private Store backend() {
    if (failing) {
      throw new PanahException.Unavailable("backend", null);
    }
    return backend;
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    lookUps.incrementAndGet();
    Page<Document> found = backend().find(key, page);
    pass(nextLookUp);
    return found;
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    pass(nextAppend);
    List<Change> changes = backend().append(owner, drafts);
    if (losingAnswer) {
      losingAnswer = false;
      throw new PanahException.Unavailable("backend", null);
    }
    return changes;
  }

  private static void pass(AtomicReference<@Nullable Gate> next) {
    Gate gate = next.getAndSet(null);
    if (gate != null) {
      gate.pass();
    }
  }

  @Override
  public void apply(List<Change> changes) {
    backend().apply(changes);
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return backend().get(id);
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    return backend().changes(after, limit);
  }

  @Override
  public List<Document> history(DocumentId id) {
    return backend().history(id);
  }

  @Override
  public void close() {
    backend.close();
  }
}
