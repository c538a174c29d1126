package org.panah;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.feed.Feed;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Person;
import org.panah.reference.District;
import org.panah.reference.ReferenceData;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The persons of all records by name: a projection of the feed, which holds names and no records.
 * Searched only while it is known to be current; a record that cannot be read could be anybody's,
 * so that no search is answered while there is one. Safe for use by many threads.
 */
final class NameIndex implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(NameIndex.class);
  private static final int LOGGED = 100;
  private static final Instant NEVER = Instant.MIN;

  private final PersonIndex persons;
  private final Set<String> districts;
  private final Feed feed;
  private final InstantSource time;
  private final Duration freshFor;
  private final Duration patience;
  // How far this registry's own writes reach in each owner's journal.
  private final ConcurrentMap<Agency, Long> written = new ConcurrentHashMap<>();
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
  private volatile Seen seen = new Seen(0, NEVER, Map.of());

  /**
   * What has been read of the feed.
   *
   * @param run counts how often reading began anew
   * @param asOf every change committed before this instant is in; {@link #NEVER} until the feed's
   *     end was reached once
   * @param read how far in each owner's journal
   */
  record Seen(int run, Instant asOf, Map<Agency, Long> read) {
    /** Whether a document is as it was read, so that what the index tells of it still holds. */
    boolean covers(Document document) {
      return document.sequence() <= read.getOrDefault(document.owner(), 0L);
    }
  }

  /**
   * An index that nobody feeds yet.
   *
   * @param feed which it is to follow
   * @param freshFor how old the last reading may be
   * @param patience how long a search may read
   */
  NameIndex(
      ReferenceData reference,
      Feed feed,
      InstantSource time,
      Duration freshFor,
      Duration patience) {
    this.persons = PersonIndex.of(reference);
    this.districts = reference.districts().stream().map(District::slug).collect(toSet());
    this.feed = feed;
    this.time = time;
    this.freshFor = freshFor;
    this.patience = patience;
  }

  @Override
  public void reset() {
    // First the mark, so that a search which meets an empty index knows it.
    seen = new Seen(seen.run() + 1, NEVER, Map.of());
    unreadable.clear();
    written.clear();
    persons.clear();
  }

  @Override
  public void apply(List<Change> changes) {
    Map<String, Optional<Person>> changed = new LinkedHashMap<>();
    Map<Agency, Long> read = new HashMap<>(seen.read());
    for (Change change : changes) {
      Document document = change.document();
      if (document.erased() || document.kind().equals(RecordView.KIND)) {
        changed.put(document.id().value(), person(document));
      }
      read.merge(document.owner(), document.sequence(), Math::max);
    }
    persons.apply(changed);
    seen = new Seen(seen.run(), seen.asOf(), Map.copyOf(read));
  }

  private Optional<Person> person(Document document) {
    String id = document.id().value();
    try {
      Optional<Person> person =
          document.erased() ? Optional.empty() : Optional.of(RecordView.read(document).person());
      unreadable.remove(id);
      return person;
    } catch (PanahException e) {
      if (unreadable.add(id) && unreadable.size() <= LOGGED) {
        LOG.warn("record {} cannot be read; no search by name is answered until it can", id);
      }
      return Optional.empty();
    }
  }

  @Override
  public void current(Instant asOf) {
    seen = new Seen(seen.run(), asOf, seen.read());
  }

  /** Notes what this registry has written, so that every later search sees it. */
  void wrote(List<Change> changes) {
    changes.forEach(
        change ->
            written.merge(change.document().owner(), change.document().sequence(), Math::max));
  }

  /**
   * How the index stands, current; reads the feed if it is not.
   *
   * @param anew whether to read in any case
   * @throws PanahException.Unavailable if the store does not answer, or has more to read than can
   *     be waited for
   */
  Seen current(boolean anew) {
    if (anew || !isFresh(seen) || !holds(written, seen)) {
      // What others write while this reads is no reason to read on.
      Map<Agency, Long> before = Map.copyOf(written);
      boolean all = feed.advance(this, patience);
      Seen now = seen;
      if (!holds(before, now) || !(all || isFresh(now))) {
        throw new PanahException.Unavailable("name index, which is still being built,", null);
      }
    }
    Seen now = seen;
    if (now.asOf().equals(NEVER)) {
      throw new PanahException.Unavailable("name index, which is being built anew,", null);
    }
    if (!unreadable.isEmpty()) {
      throw new PanahException.Unavailable("record, which cannot be read,", null);
    }
    return now;
  }

  private boolean isFresh(Seen now) {
    Instant at = time.instant();
    // A clock that was set back says nothing about how old the last reading is.
    return !at.isBefore(now.asOf()) && !at.isAfter(now.asOf().plus(freshFor));
  }

  private static boolean holds(Map<Agency, Long> writes, Seen now) {
    return writes.entrySet().stream()
        .allMatch(own -> own.getValue() <= now.read().getOrDefault(own.getKey(), 0L));
  }

  /**
   * Who comes near, best first.
   *
   * @param without who is left out
   * @param known how the index stood before
   * @return null if reading has begun anew since, so that the index may lack anybody
   * @throws PanahException.InvalidRequest also if the district is none: it would speak against
   *     everybody
   */
  @Nullable List<PersonMatch> search(PersonQuery query, Set<String> without, Seen known) {
    if (query.district() != null && !districts.contains(query.district())) {
      throw new PanahException.InvalidRequest("district", RecordRules.DISTRICT);
    }
    List<PersonMatch> matches = persons.search(query, without);
    return seen.run() == known.run() ? matches : null;
  }
}
