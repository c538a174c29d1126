package org.panah;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.panah.codec.RecordCodec;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Key;
import org.panah.store.Store;

/** What the stored forms of several kinds have in common. */
final class Stored {
  private static final int ID_BYTES = 20;

  private Stored() {}

  /**
   * The value of a document.
   *
   * @param what it is, for the message
   * @throws PanahException.Unavailable if it cannot be read, which is not the asker's fault
   */
  static <T extends Record> T read(Document document, Class<T> type, String what) {
    try {
      return RecordCodec.standard().decode(document.body(), type);
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.Unavailable(what + ", which cannot be read,", e);
    }
  }

  /** Fails if what was read is not what its document says that it is. */
  static void require(boolean fits, String what) {
    if (!fits) {
      throw new PanahException.Unavailable(what + ", which does not fit its document,", null);
    }
  }

  /** An id that is the same for the same names, however long they are together. */
  static DocumentId id(String prefix, String names) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
      return new DocumentId(prefix + HexFormat.of().formatHex(digest, 0, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** All documents of a kind that are found by a key. */
  static List<Document> all(Store store, Key key, String kind) {
    List<Document> all = new ArrayList<>();
    each(store, key, kind, all::add);
    return all;
  }

  /** Takes in, page by page, all documents of a kind that are found by a key. */
  static void each(Store store, Key key, String kind, Consumer<Document> taking) {
    Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
    while (next.isPresent()) {
      Page<Document> page = store.find(key, next.get());
      page.items().stream().filter(document -> is(document, kind)).forEach(taking);
      next = page.next(PageRequest.MAX_LIMIT);
    }
  }

  static boolean is(Document document, String kind) {
    return !document.erased() && document.kind().equals(kind);
  }
}
