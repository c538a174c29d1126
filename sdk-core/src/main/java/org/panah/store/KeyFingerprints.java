package org.panah.store;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The 64-bit fingerprints of all keys of a feed, so that a key that no document has is known
 * without asking the store. Keys are only ever added: one that is gone, or that shares its
 * fingerprint with another, costs a trip to the store and never a wrong answer.
 *
 * <p>Adding is synchronized, looking is not. Eight bytes a slot, where a concurrent set of keys
 * takes eighty.
 */
final class KeyFingerprints {
  private volatile AtomicLongArray slots = new AtomicLongArray(1 << 10);
  private int size;

  synchronized void add(Key key) {
    long fingerprint = of(key);
    if (contains(slots, fingerprint)) {
      return;
    }
    if ((size + 1) * 2 > slots.length()) {
      grow();
    }
    insert(slots, fingerprint);
    size++;
  }

  boolean mayContain(Key key) {
    return contains(slots, of(key));
  }

  private void grow() {
    AtomicLongArray old = slots;
    AtomicLongArray larger = new AtomicLongArray(old.length() * 2);
    for (int i = 0; i < old.length(); i++) {
      long fingerprint = old.getPlain(i);
      if (fingerprint != 0) {
        insert(larger, fingerprint);
      }
    }
    slots = larger;
  }

  private static void insert(AtomicLongArray into, long fingerprint) {
    int mask = into.length() - 1;
    int at = (int) fingerprint & mask;
    while (into.getPlain(at) != 0) {
      at = (at + 1) & mask;
    }
    into.setRelease(at, fingerprint);
  }

  private static boolean contains(AtomicLongArray in, long fingerprint) {
    int mask = in.length() - 1;
    int at = (int) fingerprint & mask;
    for (long held = in.getAcquire(at); held != 0; held = in.getAcquire(at)) {
      if (held == fingerprint) {
        return true;
      }
      at = (at + 1) & mask;
    }
    return false;
  }

  // FNV-1a over the characters, then the finalizer of MurmurHash3 to spread it; 0 marks a free
  // slot.
  private static long of(Key key) {
    String token = key.token();
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < token.length(); i++) {
      hash = (hash ^ token.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
