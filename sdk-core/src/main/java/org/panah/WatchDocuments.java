package org.panah;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.hit.Grade;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/**
 * Between documents and watches, and the notes of what a watch was told. Reading is strict: a field
 * that a later version added narrows a query perhaps, and passing over it would tell more than was
 * asked.
 */
final class WatchDocuments {
  static final String KIND = "watch";
  static final String NOTE_KIND = "watch-note";

  /** With which the ids of notes begin, and those of no records. */
  static final String NOTE_PREFIX = "told-";

  private WatchDocuments() {}

  /**
   * That a watch was told of a record, or is about to be.
   *
   * @param watch the watch's id
   * @param record the record's id
   * @param grade of the hit
   * @param told false while it is only about to be
   * @param before the grade of which it was told already; null if of none, or {@code told}
   * @param by the run of a registry that tells
   * @param at when this was noted
   */
  record Note(
      String watch,
      String record,
      Grade grade,
      boolean told,
      @Nullable Grade before,
      String by,
      Instant at) {
    Note {
      Objects.requireNonNull(watch, "watch");
      Objects.requireNonNull(record, "record");
      Objects.requireNonNull(grade, "grade");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(at, "at");
    }

    /** The best grade of which it was told; null if of none. */
    @Nullable Grade known() {
      return told ? grade : before;
    }
  }

  /** By which an agency's watches are found. */
  static Key keyOf(Agency agency) {
    return new Key("watches " + agency.code());
  }

  static Draft draft(Watch watch) {
    return Draft.write(
        new DocumentId(watch.id()),
        KIND,
        0,
        Set.of(keyOf(watch.access().agency())),
        RecordCodec.strict().encode(watch));
  }

  static Draft draft(Note note, long version) {
    return Draft.write(
        noteId(note), NOTE_KIND, version, Set.of(), RecordCodec.strict().encode(note));
  }

  static DocumentId noteId(Note note) {
    return noteId(note.watch(), note.record());
  }

  static DocumentId noteId(String watch, String record) {
    return Stored.id(NOTE_PREFIX, watch + " " + record);
  }

  static boolean isWatch(Document document) {
    return !document.erased() && document.kind().equals(KIND);
  }

  /**
   * The watch of a document.
   *
   * @throws PanahException.Unavailable if it cannot be read
   */
  static Watch watch(Document document) {
    Watch watch = read(document, Watch.class);
    if (!watch.id().equals(document.id().value())
        || !watch.access().agency().equals(document.owner())) {
      throw new PanahException.Unavailable("watch, which does not fit its document,", null);
    }
    return watch;
  }

  static Note note(Document document) {
    Note note = read(document, Note.class);
    if (!noteId(note).equals(document.id())) {
      throw new PanahException.Unavailable("watch's note, which does not fit its document,", null);
    }
    return note;
  }

  private static <T extends Record> T read(Document document, Class<T> type) {
    try {
      return RecordCodec.strict().decode(document.body(), type);
    } catch (PanahException.InvalidRequest e) {
      // Not the asker's fault, so not the asker's error.
      throw new PanahException.Unavailable("watch, which cannot be read,", e);
    }
  }
}
