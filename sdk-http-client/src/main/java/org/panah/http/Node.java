package org.panah.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One of the nodes, and how it is known to be: a circuit breaker. Closed, everybody may ask it.
 * After failures in a row it is open; then it is asked only if no closed one is left, and if it was
 * silent, by one at a time. The first answer closes it again. Safe for use by many threads.
 */
final class Node {
  /** What an exchange told of the node. */
  enum Health {
    /** It answers. */
    WELL,
    /** It answers that it cannot: that of a part of it, and so no reason to spare it. */
    SICK,
    /** Nobody answers, or somebody else does. */
    SILENT
  }

  // Requests that run side by side fail together: a broken connection or two says little, a node
  // that fails whoever comes next says more.
  private static final int FAILURES_ONE_AFTER_THE_OTHER = 5;
  private static final int FAILURES_IN_ALL = 20;

  /** A third of the time for which Java keeps an address that it has found. */
  private static final long KNOWN_NANOS = 10_000_000_000L;

  private final URI uri;
  private final String base;
  private int failures;
  private int turns;
  private long lastFailure;
  private long lastVisit;
  private boolean open;
  private boolean silent;
  private boolean probed;
  private boolean answered;
  private long lastAnswer;

  Node(URI uri, long now) {
    this.uri = uri;
    String text = uri.toString();
    base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    lastFailure = now;
    lastVisit = now;
  }

  URI uri() {
    return uri;
  }

  /** Where something of a path and query is. */
  URI at(String target) {
    return URI.create(base + target);
  }

  synchronized boolean closed() {
    return !open;
  }

  /**
   * Whether it has answered not long ago, so that Java still knows its address and need not wait
   * for a name server.
   */
  synchronized boolean isKnown(long now) {
    return answered && now - lastAnswer < KNOWN_NANOS;
  }

  /** When it was asked last. */
  synchronized long lastVisit() {
    return lastVisit;
  }

  /** A visit that begins now; null if another one is to find out first whether it answers. */
  synchronized @Nullable Visit enter(long now) {
    if (open && silent && probed) {
      return null;
    }
    boolean probe = open && silent;
    probed |= probe;
    lastVisit = now;
    return new Visit(now, probe);
  }

  /** A visit, if the node is open and was not asked for some time. */
  synchronized @Nullable Visit look(long now, long every) {
    return open && now - lastVisit >= every ? enter(now) : null;
  }

  private synchronized void ended(Health health, long began, long now) {
    if (health == Health.WELL) {
      failures = 0;
      turns = 0;
      open = false;
      answered = true;
      lastAnswer = now;
      return;
    }
    failures++;
    silent = health == Health.SILENT;
    if (turns == 0 || began - lastFailure >= 0) {
      turns++;
      lastFailure = now;
    }
    open |= turns >= FAILURES_ONE_AFTER_THE_OTHER || (turns >= 2 && failures >= FAILURES_IN_ALL);
  }

  private synchronized void left() {
    probed = false;
  }

  /** One exchange with the node; to be closed, whatever came of it. */
  final class Visit implements AutoCloseable {
    private final long began;
    private final boolean probe;

    private Visit(long began, boolean probe) {
      this.began = began;
      this.probe = probe;
    }

    Node node() {
      return Node.this;
    }

    /** Tells what it told. */
    void tells(Health health, long now) {
      ended(health, began, now);
    }

    @Override
    public void close() {
      if (probe) {
        left();
      }
    }
  }
}
