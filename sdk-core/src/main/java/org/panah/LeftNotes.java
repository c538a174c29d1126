package org.panah;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes to be erased, since their watch has ended or their record is erased. For one thread. */
final class LeftNotes {
  private static final Logger LOG = LoggerFactory.getLogger(LeftNotes.class);
  private static final int ERASED_AT_ONCE = 100;

  private final Store store;
  private final Map<DocumentId, Left> left = new LinkedHashMap<>();
  // Every record that is erased: what a registry notes of one may come after its tombstone.
  private final Set<String> erased = new HashSet<>();
  private final Set<String> newlyErased = new HashSet<>();

  private record Left(Agency owner, Draft erasing) {}

  LeftNotes(Store store) {
    this.store = store;
  }

  void clear() {
    left.clear();
    erased.clear();
    newlyErased.clear();
  }

  void recordErased(String id) {
    if (erased.add(id)) {
      newlyErased.add(id);
    }
  }

  boolean isErased(String record) {
    return erased.contains(record);
  }

  void noteErased(DocumentId note) {
    left.remove(note);
  }

  void leave(Document note) {
    leave(note.id(), note.owner(), note.version());
  }

  /** Leaves a note of a watch, if it was ever written. */
  void leave(StandingWatch standing, StandingWatch.Noted noted) {
    if (noted.version() > 0) {
      Agency owner = standing.watch.access().agency();
      leave(WatchDocuments.noteId(noted.note()), owner, noted.version());
    }
  }

  private void leave(DocumentId note, Agency owner, long version) {
    Draft erasing = Draft.erase(note, WatchDocuments.NOTE_KIND, version);
    left.put(note, new Left(owner, erasing));
  }

  /** Erases some of them, those of the watches told of records that were erased since too. */
  void putAway(Iterable<StandingWatch> watches) {
    if (!newlyErased.isEmpty()) {
      for (StandingWatch standing : watches) {
        standing.forget(newlyErased).forEach(noted -> leave(standing, noted));
      }
      newlyErased.clear();
    }
    Map<Agency, List<Draft>> byOwner = new HashMap<>();
    left.values().stream()
        .limit(ERASED_AT_ONCE)
        .forEach(
            note ->
                byOwner
                    .computeIfAbsent(note.owner(), owner -> new ArrayList<>())
                    .add(note.erasing()));
    byOwner.forEach(
        (owner, drafts) -> {
          append(owner, drafts);
          drafts.forEach(draft -> left.remove(draft.id()));
        });
  }

  private void append(Agency owner, List<Draft> drafts) {
    try {
      store.append(owner, drafts);
    } catch (PanahException.Conflict e) {
      LOG.debug("another registry has written notes meanwhile");
      if (drafts.size() > 1) {
        drafts.forEach(draft -> append(owner, List.of(draft)));
      }
    }
  }
}
