package org.panah.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
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
import org.panah.testkit.ManualExecutor;
import org.panah.testkit.SettableTime;

/** A registry with a dispatcher, as a process of its own would be, that can die at any moment. */
final class AlertNode {
  /** Where a node hands its messages over. */
  interface Outside {
    DeliveryOutcome deliver(AlertNode by, String channel, AlertMessage message);
  }

  final Dispatcher dispatcher;
  final Registry registry;
  // Writes after which it dies; none if negative.
  int writesLeft = -1;
  private boolean dead;

  AlertNode(Store documents, SettableTime time, Outside outside, Agency first, Agency second) {
    dispatcher = Dispatcher.stepped(channel("sms", outside), channel("email", outside));
    registry =
        Registry.builder(Storage.of(new MortalStore(documents), AuditLog.inMemory()))
            .agency(first, second)
            .time(time)
            .executor(new ManualExecutor(time))
            .nameSearch(false)
            .dispatching(dispatcher)
            .build();
  }

  private AlertChannel channel(String name, Outside outside) {
    return new AlertChannel() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public DeliveryOutcome deliver(AlertMessage message) {
        // Who is dead tells nothing any more, though this thread goes on.
        return dead
            ? DeliveryOutcome.retry("dead")
            : outside.deliver(AlertNode.this, name, message);
      }
    };
  }

  /** Ends it as if by a crash: from here on it reaches nothing. */
  void die() {
    dead = true;
  }

  boolean dead() {
    return dead;
  }

  /** The documents that nodes share, as long as this one lives. */
  private final class MortalStore implements Store {
    private final Store documents;

    MortalStore(Store documents) {
      this.documents = documents;
    }

    private <T> T living(Supplier<T> answer) {
      if (dead) {
        throw new PanahException.Unavailable("store", null);
      }
      return answer.get();
    }

    @Override
    public List<Change> append(Agency owner, List<Draft> drafts) {
      List<Change> changes = living(() -> documents.append(owner, drafts));
      if (writesLeft > 0 && --writesLeft == 0) {
        // It is written, and whoever wrote it never learns so.
        die();
      }
      return living(() -> changes);
    }

    @Override
    public void apply(List<Change> changes) {
      living(
          () -> {
            documents.apply(changes);
            return changes;
          });
    }

    @Override
    public Optional<Document> get(DocumentId id) {
      return living(() -> documents.get(id));
    }

    @Override
    public Page<Document> find(Key key, PageRequest page) {
      return living(() -> documents.find(key, page));
    }

    @Override
    public List<Change> changes(Cursor after, int limit) {
      return living(() -> documents.changes(after, limit));
    }

    @Override
    public List<Document> history(DocumentId id) {
      return living(() -> documents.history(id));
    }

    @Override
    public void close() {
      // The documents outlive each node.
    }
  }
}
