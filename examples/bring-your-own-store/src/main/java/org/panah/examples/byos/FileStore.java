package org.panah.examples.byos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.panah.store.Drafts;
import org.panah.store.Key;
import org.panah.store.Store;

/**
 * A store on plain files: every append is a file of its own, so that it is there as a whole or not
 * at all. Reads are answered from memory, which is filled at opening. One process at a time.
 */
public final class FileStore implements Store {
  private final Path directory;
  private final InstantSource time;
  private final Store memory;
  private final Map<Agency, Change> heads = new HashMap<>();
  private long files;

  /** Opens the store in a directory, which is made if there is none. */
  public FileStore(Path directory, InstantSource time) {
    this.directory = directory;
    this.time = time;
    this.memory = Store.inMemory(time);
    try {
      Files.createDirectories(directory);
      for (Path path : ChangeFile.list(directory)) {
        remember(ChangeFile.read(path));
        files++;
      }
      ChangeFile.drop(directory, this::isOfErased); // in case we ended half way last time
    } catch (IOException e) {
      throw new PanahException.Unavailable("store", e);
    }
  }

  @Override
  public synchronized List<Change> append(Agency owner, List<Draft> drafts) {
    Drafts.check(drafts);
    List<@Nullable Document> held = new ArrayList<>();
    drafts.forEach(draft -> held.add(memory.get(draft.id()).orElse(null)));
    boolean repeated = Drafts.decide(owner, drafts, held) == Drafts.Verdict.REPEATED;
    Change head = heads.get(owner);
    String epoch = head == null ? UUID.randomUUID().toString() : head.epoch();
    long sequence = head == null ? 0 : head.document().sequence();
    Instant now = time.instant();
    List<Change> changes = new ArrayList<>();
    for (Draft draft : drafts) {
      Document document =
          repeated
              ? memory.get(draft.id()).orElseThrow()
              : Drafts.document(owner, draft, ++sequence, now);
      changes.add(new Change(document, epoch));
    }
    write(changes, repeated);
    return changes;
  }

  @Override
  public synchronized void apply(List<Change> changes) {
    Map<Agency, Change> newHeads = new HashMap<>(heads);
    List<Change> news = new ArrayList<>();
    for (Change change : changes) {
      Document held = memory.get(change.document().id()).orElse(null);
      if (held == null || held.version() < change.document().version()) {
        Change head = newHeads.put(change.document().owner(), change);
        long sequence = head == null ? 0 : head.document().sequence();
        Drafts.checkApplied(change, held, head == null ? null : head.epoch(), sequence);
        news.add(change);
      }
    }
    write(news, news.isEmpty());
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return memory.get(id);
  }

  @Override
  public Page<Document> find(Key key, PageRequest page) {
    return memory.find(key, page);
  }

  @Override
  public List<Change> changes(Cursor after, int limit) {
    return memory.changes(after, limit);
  }

  @Override
  public List<Document> history(DocumentId id) {
    return memory.history(id);
  }

  @Override
  public synchronized void close() {
    memory.close();
  }

  // On the disk first and in memory after it: what a reader can see is durable.
  private void write(List<Change> changes, boolean already) {
    try {
      if (!already) {
        ChangeFile.write(ChangeFile.numbered(directory, files + 1), changes);
        files++;
        remember(changes);
      }
      if (changes.stream().anyMatch(change -> change.document().erased())) {
        ChangeFile.drop(directory, this::isOfErased);
      }
    } catch (IOException e) {
      throw new PanahException.Unavailable("store", e);
    }
  }

  private void remember(List<Change> changes) {
    memory.apply(changes);
    changes.forEach(change -> heads.put(change.document().owner(), change));
  }

  private boolean isOfErased(Change change) {
    Document newest = memory.get(change.document().id()).orElseThrow();
    return newest.erased() && newest.version() > change.document().version();
  }
}
