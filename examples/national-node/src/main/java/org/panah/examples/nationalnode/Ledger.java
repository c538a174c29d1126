package org.panah.examples.nationalnode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * Remembers for five minutes how each write was answered, so that one that is sent again is
 * answered again and not carried out again. In memory: after a restart it knows nothing. Safe for
 * use by many threads.
 */
final class Ledger {
  /** How long an answer is known. */
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final long PATIENCE_SECONDS = 30;

  private final InstantSource time;
  private final int mostEntries;
  private final long mostBytes;
  // In the order in which they began, so that the oldest is the first.
  private final Map<Name, Entry> entries = new LinkedHashMap<>();
  private long bytes;

  /** One write of one caller. */
  private record Name(String caller, String key) {}

  private static final class Entry {
    final String fingerprint;
    final Instant began;
    final CompletableFuture<Answer> answer = new CompletableFuture<>();
    int size;

    Entry(String fingerprint, Instant began) {
      this.fingerprint = fingerprint;
      this.began = began;
    }
  }

  /**
   * An empty ledger.
   *
   * @param mostEntries how many writes it knows; of more, the oldest are forgotten before their
   *     time
   * @param mostBytes how much their answers may take
   */
  Ledger(InstantSource time, int mostEntries, long mostBytes) {
    this.time = time;
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /** Whether a write began under this key and is not forgotten. */
  boolean knows(String caller, String key) {
    synchronized (entries) {
      forgetOld();
      return entries.containsKey(new Name(caller, key));
    }
  }

  /**
   * The answer to a write: by carrying it out, or if it was, what was answered then; if it is being
   * carried out now, after that.
   *
   * @param caller who writes
   * @param key the caller's name for the write
   * @param fingerprint of all that the write says
   * @param write what carries it out, and never throws
   * @throws Refusal if the key was used for something else
   * @throws PanahException.Unavailable if the first request takes too long
   */
  Answer once(String caller, String key, String fingerprint, Supplier<Answer> write) {
    Name name = new Name(caller, key);
    Entry mine = new Entry(fingerprint, time.instant());
    Entry known;
    synchronized (entries) {
      forgetOld();
      known = entries.putIfAbsent(name, mine);
    }
    if (known == null) {
      return carryOut(name, mine, write);
    }
    if (!known.fingerprint.equals(fingerprint)) {
      throw new Refusal(
          400,
          "idempotency-key",
          new PanahException.InvalidRequest("Idempotency-Key", "used for another request"));
    }
    return await(known);
  }

  private Answer carryOut(Name name, Entry entry, Supplier<Answer> write) {
    @Nullable Answer answer = null;
    try {
      answer = write.get();
      return answer;
    } finally {
      Answer told = answer == null ? Answer.ofStatus(500) : answer;
      synchronized (entries) {
        if (told.status() >= 500) {
          // Whether it was carried out is open, and to be tried again.
          entries.remove(name);
        } else if (entries.get(name) == entry) {
          entry.size = told.body().length;
          bytes += entry.size;
          shrink();
        }
      }
      entry.answer.complete(told);
    }
  }

  private static Answer await(Entry entry) {
    try {
      return entry.answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanahException.Unavailable("node", e);
    } catch (TimeoutException | ExecutionException e) {
      throw new PanahException.Unavailable("node", e);
    }
  }

  private void forgetOld() {
    Instant old = time.instant().minus(LIFE);
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.began.isAfter(old)) {
        return;
      }
      forget(oldest, entry);
    }
  }

  private void shrink() {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext() && (entries.size() > mostEntries || bytes > mostBytes)) {
      forget(oldest, oldest.next());
    }
  }

  // What is being carried out is known until it is done.
  private void forget(Iterator<Entry> at, Entry entry) {
    if (entry.answer.isDone()) {
      at.remove();
      bytes -= entry.size;
    }
  }
}
