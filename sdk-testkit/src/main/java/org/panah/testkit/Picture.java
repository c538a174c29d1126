package org.panah.testkit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.panah.common.Agency;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Key;

/**
 * All that a document tells, as a value: two documents are the same if their pictures are equal.
 */
record Picture(
    DocumentId id,
    String kind,
    Agency owner,
    long version,
    long sequence,
    Instant time,
    Set<Key> keys,
    ByteBuffer body,
    boolean erased) {

  /** A change as a value. */
  record OfChange(Picture document, String epoch) {}

  static Picture of(Document document) {
    return new Picture(
        document.id(),
        document.kind(),
        document.owner(),
        document.version(),
        document.sequence(),
        document.time(),
        document.keys(),
        ByteBuffer.wrap(document.body()),
        document.erased());
  }

  static List<Picture> of(List<Document> documents) {
    return documents.stream().map(Picture::of).toList();
  }

  static List<OfChange> ofChanges(List<Change> changes) {
    return changes.stream().map(c -> new OfChange(of(c.document()), c.epoch())).toList();
  }
}
