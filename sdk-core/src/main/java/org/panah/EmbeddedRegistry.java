package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.AccessPolicy;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.AlertStep;
import org.panah.audit.AuditLog;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.feed.Feed;
import org.panah.store.CachingStore;
import org.panah.store.Change;
import org.panah.store.Draft;
import org.panah.store.Store;

/** A registry in this process: the rules over a store, with its cache, its feed and its audit. */
final class EmbeddedRegistry implements Registry {
  private static final int CLOSE_SECONDS = 10;
  private static final Role FEED = new Role("FEED");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  final Set<Agency> agencies;
  final Store store;

  /** Without the cache, which may show for a moment what has ended. */
  final Store direct;

  final AuditLog auditLog;
  final Auditor auditor;
  final AccessPolicy policy;
  final InstantSource time;
  final RecordRules rules;
  final AlertRules alertRules;
  final Recipients recipients;
  final SightingRanking sightings;

  /** Whether the audit holds questions whose terms nobody can tell any more. */
  final boolean termsLost;

  final Feed feed;
  final RosterIndex roster;
  final AlertIndex alerts;
  final AlertListeners listeners;
  final FeedWord word = new FeedWord();

  /** Null if this registry was built without. */
  final @Nullable NameIndex names;

  private final @Nullable Dispatcher dispatcher;
  private final ZoneId zone;
  private final Storage storage;
  private final @Nullable ScheduledExecutorService ownExecutor;
  // Apart, since a listener that hangs must not keep anything from being read.
  private final @Nullable ScheduledExecutorService ownListening;
  private volatile Day day = new Day(LocalDate.EPOCH, 0, 0);

  /** A day and the milliseconds in which it lies, so that most calls need no calendar. */
  private record Day(LocalDate date, long from, long until) {}

  EmbeddedRegistry(RegistryBuilder builder) {
    storage = builder.storage;
    agencies = Set.copyOf(builder.agencies);
    auditLog = storage.auditLog();
    time = builder.time;
    zone = builder.zone;
    policy =
        Objects.requireNonNullElseGet(
            builder.policy, () -> AccessPolicy.standard(builder.reference));
    rules = new RecordRules(builder.reference);
    alertRules = new AlertRules(builder.reference);
    recipients = new Recipients(builder.reference);
    sightings = new SightingRanking(builder.reference);
    termsLost = !builder.termKey.kept() && holdsEntries(auditLog);
    auditor = new Auditor(auditLog, builder.node, time, builder.termKey);
    direct = storage.store();
    CachingStore cache = CachingStore.over(storage.store(), builder.cache, time);
    store = cache;
    feed = Feed.of(storage.store(), time);
    feed.follow(cache.projection());
    ScheduledExecutorService executor = builder.executor;
    ownExecutor = executor == null ? daemon("panah-feed") : null;
    ScheduledExecutorService reading =
        executor == null ? Objects.requireNonNull(ownExecutor) : executor;
    ownListening = executor == null ? daemon("panah-alert-listeners") : null;
    listeners =
        new AlertListeners(
            this, executor == null ? Objects.requireNonNull(ownListening) : executor);
    alerts = new AlertIndex(this, builder.reference, feed, listeners);
    feed.follow(alerts);
    roster = alerts.roster();
    names =
        builder.nameSearch
            ? new NameIndex(builder.reference, feed, time, builder.cache.freshFor(), PATIENCE)
            : null;
    if (names != null) {
      feed.follow(names);
      feed.follow(new WatchBoard(this, builder.reference, builder.listener));
    }
    dispatcher = builder.dispatcher;
    if (dispatcher != null) {
      dispatcher.start(this);
    }
    feed.every(builder.feedInterval, reading);
  }

  private static boolean holdsEntries(AuditLog log) {
    try {
      return log.last().isPresent();
    } catch (PanahException e) {
      // It cannot be told now, and a registry can be built while its storage is down.
      return true;
    }
  }

  private static ScheduledExecutorService daemon(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public Session as(Access access) {
    return new EmbeddedSession(this, Objects.requireNonNull(access, "access"));
  }

  /** Appends to the store; whoever searches from now on meets what was appended. */
  void append(Agency owner, List<Draft> drafts) {
    List<Change> changes = store.append(owner, drafts);
    listeners.wrote();
    word.give();
    if (names != null) {
      names.wrote(changes);
    }
    if (dispatcher != null) {
      dispatcher.wrote(changes);
    }
  }

  /** The access under which a registry does what only time asks for. */
  Access clock(Agency owner) {
    return Access.by(AlertStep.CLOCK, FEED).of(owner).forPurpose(Purpose.RECORD_KEEPING);
  }

  LocalDate today() {
    long now = time.millis();
    Day known = day;
    if (now < known.from() || now >= known.until()) {
      LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(now), zone);
      known =
          new Day(
              date,
              date.atStartOfDay(zone).toInstant().toEpochMilli(),
              date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
      day = known;
    }
    return known.date();
  }

  @Override
  public void close() {
    word.close();
    if (dispatcher != null) {
      dispatcher.close();
    }
    feed.close();
    listeners.close();
    if (ownListening != null) {
      ownListening.shutdown();
    }
    if (ownExecutor != null) {
      ownExecutor.shutdown();
      awaitEnd(ownExecutor);
    }
    storage.close();
  }

  // The reading under way ends first, without an interrupt: a database file may not survive one
  // open.
  private static void awaitEnd(ScheduledExecutorService executor) {
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
