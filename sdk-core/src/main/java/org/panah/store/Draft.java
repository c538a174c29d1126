package org.panah.store;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * What a document shall become, and the version it is expected to have now. Immutable.
 *
 * <p>A draft that is appended twice has the effect of one: when the document already is what the
 * draft makes of the expected version, the store answers with that change again.
 */
public final class Draft {
  /** The most bytes that a body may have. */
  public static final int MAX_BODY = 1 << 20;

  /** The most keys that a document may have. */
  public static final int MAX_KEYS = 64;

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  private final DocumentId id;
  private final String kind;
  private final long expectedVersion;
  private final Set<Key> keys;
  private final byte[] body;
  private final boolean erasing;

  private Draft(
      DocumentId id,
      String kind,
      long expectedVersion,
      Set<Key> keys,
      byte[] body,
      boolean erasing) {
    if (!KIND.matcher(kind).matches()) {
      throw new PanahException.InvalidRequest("kind", "1 to 32 small letters, digits and dashes");
    }
    if (expectedVersion < 0) {
      throw new PanahException.InvalidRequest("expectedVersion", "0 or more");
    }
    if (keys.size() > MAX_KEYS) {
      throw new PanahException.InvalidRequest("keys", "at most " + MAX_KEYS);
    }
    if (body.length > MAX_BODY) {
      throw new PanahException.InvalidRequest("body", "at most " + MAX_BODY + " bytes");
    }
    this.id = id;
    this.kind = kind;
    this.expectedVersion = expectedVersion;
    this.keys = Set.copyOf(keys);
    this.body = body.clone();
    this.erasing = erasing;
  }

  /**
   * A draft that writes a document.
   *
   * @param id the document
   * @param kind what the body is, 1 to 32 small letters, digits and dashes
   * @param expectedVersion the version the document has now; 0 for a new one
   * @param keys the tokens by which it shall be found, at most {@value #MAX_KEYS}
   * @param body the bytes, at most {@value #MAX_BODY}; copied
   * @return the draft
   */
  public static Draft write(
      DocumentId id, String kind, long expectedVersion, Set<Key> keys, byte[] body) {
    return new Draft(id, kind, expectedVersion, keys, body, false);
  }

  /**
   * A draft that erases a document: body, keys and earlier versions go, a tombstone stays.
   *
   * @param id the document
   * @param kind what the body was
   * @param expectedVersion the version the document has now, 1 or more
   * @return the draft
   */
  public static Draft erase(DocumentId id, String kind, long expectedVersion) {
    if (expectedVersion < 1) {
      throw new PanahException.InvalidRequest("expectedVersion", "1 or more to erase");
    }
    return new Draft(id, kind, expectedVersion, Set.of(), new byte[0], true);
  }

  /** The document. */
  public DocumentId id() {
    return id;
  }

  /** What the body is. */
  public String kind() {
    return kind;
  }

  /** The version that the document is expected to have now; 0 for a new one. */
  public long expectedVersion() {
    return expectedVersion;
  }

  /** The tokens by which the document shall be found. */
  public Set<Key> keys() {
    return keys;
  }

  /** A copy of the bytes. */
  public byte[] body() {
    return body.clone();
  }

  /** Whether the document shall be erased. */
  public boolean erasing() {
    return erasing;
  }

  /**
   * Whether a document already is what this draft makes of the version it expects.
   *
   * @param document the document as it is stored
   * @return true if appending this draft once more would change nothing
   */
  public boolean isAlready(Document document) {
    return document.id().equals(id)
        && document.version() == expectedVersion + 1
        && document.erased() == erasing
        && document.kind().equals(kind)
        && document.keys().equals(keys)
        && Arrays.equals(document.body(), body);
  }

  /** The document's name, kind and expected version; neither keys nor body. */
  @Override
  public String toString() {
    return "Draft[" + id + ", " + kind + ", expects " + expectedVersion + "]";
  }
}
