package org.panah.store;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;

/**
 * One version of a document: opaque bytes with an owner, a version, a place in the owner's journal
 * and keys. Immutable and safe to share between threads.
 *
 * <p>A class and not a record: it hides its bytes, and remembers what they were decoded to, so that
 * a document kept in a cache is decoded once.
 */
public final class Document {
  private final DocumentId id;
  private final String kind;
  private final Agency owner;
  private final long version;
  private final long sequence;
  private final Instant time;
  private final Set<Key> keys;
  private final byte[] body;
  private final boolean erased;
  // Immutable and written whole: racing threads decode twice at worst, and see one result or the
  // other.
  private @Nullable Decoded decoded;

  private record Decoded(Function<? super Document, ?> decoder, Object value) {}

  /**
   * Makes a version of a document; for stores.
   *
   * @param id its name
   * @param kind what the body is
   * @param owner the agency in whose journal it stands
   * @param version 1 for the first, then one more each time
   * @param sequence its place in the owner's journal, 1 or more
   * @param time when it was appended, by the clock of the store that took it
   * @param keys the tokens by which it is found; empty once erased
   * @param body the bytes, not copied; empty once erased
   * @param erased whether this is a tombstone
   */
  public Document(
      DocumentId id,
      String kind,
      Agency owner,
      long version,
      long sequence,
      Instant time,
      Set<Key> keys,
      byte[] body,
      boolean erased) {
    this.id = id;
    this.kind = kind;
    this.owner = owner;
    this.version = version;
    this.sequence = sequence;
    this.time = time;
    this.keys = Set.copyOf(keys);
    this.body = body;
    this.erased = erased;
  }

  /** Its name. */
  public DocumentId id() {
    return id;
  }

  /** What the body is. */
  public String kind() {
    return kind;
  }

  /** The agency in whose journal it stands. */
  public Agency owner() {
    return owner;
  }

  /** 1 for the first version, then one more each time. */
  public long version() {
    return version;
  }

  /** Its place in the owner's journal. */
  public long sequence() {
    return sequence;
  }

  /** When it was appended, by the clock of the store that took it. */
  public Instant time() {
    return time;
  }

  /** The tokens by which it is found; empty once erased. */
  public Set<Key> keys() {
    return keys;
  }

  /** A copy of the bytes; empty once erased. */
  public byte[] body() {
    return body.clone();
  }

  /** Whether this is a tombstone: nothing is left but the name, the version and the place. */
  public boolean erased() {
    return erased;
  }

  /**
   * What a decoder makes of this document; remembered, so that the same decoder runs once.
   *
   * @param <T> what the decoder makes, immutable
   * @param decoder the same object at every call, or the memory is of no use
   * @return the decoder's result
   */
  @SuppressWarnings("unchecked") // the value under a decoder is what that decoder made
  public <T> T decoded(Function<? super Document, T> decoder) {
    Decoded known = decoded;
    if (known == null || known.decoder() != decoder) {
      known = new Decoded(decoder, decoder.apply(this));
      decoded = known;
    }
    return (T) known.value();
  }

  /** Name, kind, owner, version and place; neither keys nor body. */
  @Override
  public String toString() {
    return "Document[%s, %s, %s, v%d, #%d%s]"
        .formatted(id, kind, owner, version, sequence, erased ? ", erased" : "");
  }
}
