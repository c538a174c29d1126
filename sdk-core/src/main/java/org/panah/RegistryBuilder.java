package org.panah;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.access.AccessPolicy;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;
import org.panah.store.CacheSettings;

/** Builds an embedded {@link Registry}; for one thread. Everything but the agency has a default. */
public final class RegistryBuilder {
  final Storage storage;
  final Set<Agency> agencies = new LinkedHashSet<>();
  ReferenceData reference = ReferenceData.builtIn();
  @Nullable AccessPolicy policy;
  InstantSource time = InstantSource.system();
  ZoneId zone = ZoneId.of("Asia/Karachi");
  CacheSettings cache = CacheSettings.standard();
  Duration feedInterval = Duration.ofMillis(500);
  @Nullable ScheduledExecutorService executor;
  String node = "panah";
  TermKey termKey = TermKey.random();
  boolean nameSearch = true;
  @Nullable Consumer<WatchHit> listener;
  @Nullable Dispatcher dispatcher;

  RegistryBuilder(Storage storage) {
    this.storage = Objects.requireNonNull(storage, "storage");
  }

  /**
   * This builder with the agencies whose records are written here; others' are only read.
   *
   * @param first the agency that runs the registry
   * @param more agencies that share it
   * @return this builder
   */
  public RegistryBuilder agency(Agency first, Agency... more) {
    agencies.add(first);
    agencies.addAll(Arrays.asList(more));
    return this;
  }

  /**
   * This builder with a host's reference data; the default is what comes with Panah.
   *
   * @param value law sections, districts, agencies and roles
   * @return this builder
   */
  public RegistryBuilder reference(ReferenceData value) {
    this.reference = Objects.requireNonNull(value, "reference");
    return this;
  }

  /**
   * This builder with a host's policy; the default is {@link AccessPolicy#standard}.
   *
   * @param value the policy
   * @return this builder
   */
  public RegistryBuilder policy(AccessPolicy value) {
    this.policy = Objects.requireNonNull(value, "policy");
    return this;
  }

  /**
   * This builder with a clock; the default is the system's.
   *
   * @param value where the time comes from
   * @return this builder
   */
  public RegistryBuilder time(InstantSource value) {
    this.time = Objects.requireNonNull(value, "time");
    return this;
  }

  /**
   * This builder with the zone in which days begin and end; the default is Asia/Karachi.
   *
   * @param value the zone
   * @return this builder
   */
  public RegistryBuilder zone(ZoneId value) {
    this.zone = Objects.requireNonNull(value, "zone");
    return this;
  }

  /**
   * This builder with bounds for the cache; the default is {@link CacheSettings#standard()}.
   *
   * @param value how much is held and how stale it may be
   * @return this builder
   */
  public RegistryBuilder cache(CacheSettings value) {
    this.cache = Objects.requireNonNull(value, "cache");
    return this;
  }

  /**
   * This builder with the pause between two readings of the feed; the default is half a second.
   * What another process wrote is seen this much later at most.
   *
   * @param value the pause, more than zero
   * @return this builder
   */
  public RegistryBuilder feedEvery(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new PanahException.InvalidRequest("feedEvery", "more than zero");
    }
    this.feedInterval = value;
    return this;
  }

  /**
   * This builder with a host's executor for reading the feed; the default is one daemon thread of
   * the registry's own.
   *
   * @param value the executor; the registry does not shut it down
   * @return this builder
   */
  public RegistryBuilder executor(ScheduledExecutorService value) {
    this.executor = Objects.requireNonNull(value, "executor");
    return this;
  }

  /**
   * This builder with the name of this registry that stands in the audit; the default is {@code
   * panah}.
   *
   * @param value 1 to 64 printable characters
   * @return this builder
   */
  public RegistryBuilder node(String value) {
    if (!value.matches("\\p{Graph}{1,64}")) {
      throw new PanahException.InvalidRequest("node", "1 to 64 printable characters, no spaces");
    }
    this.node = value;
    return this;
  }

  /**
   * This builder with the key under which search terms are digested for the audit. The default is a
   * new random one, so that who asked about a number can be told within one run only: with a
   * database that is kept, keep a key too ({@link TermKey#file}), and apart from it.
   *
   * @param value the key
   * @return this builder
   */
  public RegistryBuilder termKey(TermKey value) {
    this.termKey = Objects.requireNonNull(value, "termKey");
    return this;
  }

  /**
   * This builder with or without {@link Offenders#search}; the default is with. Its index holds the
   * names of all records in memory, and is read anew from the feed when a registry is built.
   *
   * @param value whether names can be searched for
   * @return this builder
   */
  public RegistryBuilder nameSearch(boolean value) {
    this.nameSearch = value;
    return this;
  }

  /**
   * This builder with a listener that is told when a record comes to match a watch of one of its
   * agencies ({@link Session#watches}); the default is none, so that watches are kept here and told
   * elsewhere.
   *
   * <p>A watch is told once of each record, and again only if the grade rises: by one of the
   * registries on a database that have a listener, not by each, so a listener hands over to what
   * reaches the officer wherever that is. At least once: a registry that dies between telling and
   * noting it has told, and tells again. So is it told a second time if the store is out for over a
   * minute after a telling, or the listener takes longer than a minute, as another registry takes
   * this one for dead then. What a listener throws is logged by its kind; it is told again later,
   * after a second and then at growing intervals of five minutes at most. It is called by one
   * thread at a time, the one that reads the feed, so it returns soon and hands longer work to
   * another thread; calling the registry from it is fine.
   *
   * @param listener who is told, after the telling was audited
   * @return this builder
   */
  public RegistryBuilder watching(Consumer<WatchHit> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * This builder with a dispatcher that tells posts of the alerts of its agencies; the default is
   * none, so that alerts are raised here and made known elsewhere.
   *
   * @param value a dispatcher that was given to no other registry
   * @return this builder
   */
  public RegistryBuilder dispatching(Dispatcher value) {
    this.dispatcher = Objects.requireNonNull(value, "dispatcher");
    return this;
  }

  /**
   * The registry. It begins to read the feed in the background and answers at once.
   *
   * @return the registry, which closes the storage when it is closed
   * @throws PanahException.InvalidRequest if no agency was named, or watches are to be told without
   *     name search
   */
  public Registry build() {
    if (agencies.isEmpty()) {
      throw new PanahException.InvalidRequest("agency", "at least one");
    }
    if (listener != null && !nameSearch) {
      throw new PanahException.InvalidRequest("watching", "only with nameSearch(true)");
    }
    return new EmbeddedRegistry(this);
  }
}
