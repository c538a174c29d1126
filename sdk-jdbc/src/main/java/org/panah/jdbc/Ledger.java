package org.panah.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.store.Document;
import org.panah.store.DocumentId;

/**
 * Documents as a transaction found them and as it makes them; one that is changed by several
 * callers of a batch passes through several versions. For one thread.
 */
final class Ledger {
  private final Map<DocumentId, Document> held;
  private final Map<DocumentId, List<Document>> made = new LinkedHashMap<>();

  /**
   * Begins with what the database holds.
   *
   * @param held the newest versions of all documents that the transaction will touch
   */
  Ledger(Map<DocumentId, Document> held) {
    this.held = held;
  }

  /**
   * What became of one document.
   *
   * @param before as the transaction found it; null if it was not there
   * @param made its new versions, at least one
   */
  record Entry(@Nullable Document before, List<Document> made) {
    Document newest() {
      return made.get(made.size() - 1);
    }

    /** Whether an erasure is among the new versions, so that what was before it must go. */
    boolean erased() {
      return made.stream().anyMatch(Document::erased);
    }

    /** The versions before the newest that are to be kept and are not in the history yet. */
    List<Document> earlier() {
      List<Document> versions = new ArrayList<>();
      if (before != null) {
        versions.add(before);
      }
      for (Document document : made) {
        if (document.erased()) {
          versions.clear();
        }
        versions.add(document);
      }
      return versions.subList(0, versions.size() - 1);
    }
  }

  /** The newest version of a document, those that this transaction made included. */
  @Nullable Document newest(DocumentId id) {
    List<Document> versions = made.get(id);
    return versions == null ? held.get(id) : versions.get(versions.size() - 1);
  }

  void put(Document document) {
    made.computeIfAbsent(document.id(), id -> new ArrayList<>(1)).add(document);
  }

  /** What is to be written. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(made.size());
    made.forEach((id, versions) -> entries.add(new Entry(held.get(id), versions)));
    return entries;
  }
}
