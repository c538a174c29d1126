package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.DuplicateAnswer;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.MissingChild;
import org.panah.common.PanahException;
import org.panah.feed.Feed;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.reference.ReferenceData;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Projection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts that were made known, as a projection of the feed: which of them may tell of one
 * child. Safe for use by many threads.
 */
final class AlertIndex implements Projection {
  private static final Logger LOG = LoggerFactory.getLogger(AlertIndex.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How many likely duplicates are shown; what comes after them is no help to anybody. */
  private static final int MOST = 20;

  private final Feed feed;
  private final RosterIndex roster;
  private final AlertTally tally;
  private final AlertExpiry expiry;
  // Apart, so that exercises do not push children out of sight.
  private final Map<AlertMode, PersonIndex> children = new EnumMap<>(AlertMode.class);
  private final Map<String, Alert> known = new ConcurrentHashMap<>();
  // By alert: those in which an officer has said something of it.
  private final Map<AlertId, Set<AlertId>> namedBy = new ConcurrentHashMap<>();
  private final AlertListeners listeners;

  AlertIndex(
      EmbeddedRegistry registry, ReferenceData reference, Feed feed, AlertListeners listeners) {
    this.feed = feed;
    this.listeners = listeners;
    this.roster = new RosterIndex(() -> feed.advance(this, PATIENCE));
    this.tally = new AlertTally(() -> feed.advance(this, PATIENCE));
    this.expiry = new AlertExpiry(registry);
    for (AlertMode mode : AlertMode.values()) {
      children.put(mode, PersonIndex.of(reference));
    }
  }

  @Override
  public void reset() {
    known.clear();
    namedBy.clear();
    listeners.reset();
    expiry.clear();
    roster.clear();
    tally.clear();
    children.values().forEach(PersonIndex::clear);
  }

  @Override
  public void apply(List<Change> changes) {
    for (Change change : changes) {
      Document document = change.document();
      String id = document.id().value();
      roster.apply(document);
      tally.apply(document);
      expiry.apply(document);
      if (document.kind().equals(AlertDocuments.KIND) || known.containsKey(id)) {
        Alert alert = readable(document);
        expiry.apply(id, alert);
        if (alert != null && alert.status() != AlertStatus.DRAFT) {
          known.put(id, alert);
          for (DuplicateAnswer answer : alert.duplicates()) {
            namedBy
                .computeIfAbsent(answer.other(), any -> ConcurrentHashMap.newKeySet())
                .add(alert.id());
          }
          children(alert.mode()).apply(Map.of(id, person(alert)));
        } else {
          Alert before = known.remove(id);
          if (before != null) {
            children(before.mode()).apply(Map.of(id, Optional.empty()));
          }
        }
      }
    }
    listeners.changed(changes);
  }

  /**
   * The place in the feed behind all that was written before this call.
   *
   * @throws PanahException.Unavailable if not all that is known has been read yet
   */
  Cursor now() {
    requireAllRead();
    return listeners.fed();
  }

  private void requireAllRead() {
    if (!feed.advance(this, PATIENCE)) {
      throw new PanahException.Unavailable("alert index, which is still being built,", null);
    }
  }

  /** The posts of all agencies, which are read along, since each reader reads the whole feed. */
  RosterIndex roster() {
    return roster;
  }

  /** What became of the alerts of all agencies, in numbers. */
  AlertTally tally() {
    return tally;
  }

  private PersonIndex children(AlertMode mode) {
    return Objects.requireNonNull(children.get(mode));
  }

  private static @Nullable Alert readable(Document document) {
    if (!AlertDocuments.isAlert(document)) {
      return null;
    }
    try {
      return AlertDocuments.alert(document);
    } catch (RuntimeException e) {
      LOG.warn("alert {} cannot be read; it is nobody's duplicate", document.id());
      return null;
    }
  }

  private static Optional<Person> person(Alert alert) {
    MissingChild child = alert.child();
    PersonName name = child.name();
    if (name == null) {
      return Optional.empty();
    }
    Person.Builder person = Person.named(name).father(child.father()).sex(child.sex());
    if (child.ageFrom() == child.ageTo()) {
      person.born(PartialDate.about(year(alert) - child.ageTo()));
    }
    return Optional.of(person.build());
  }

  private static int year(Alert alert) {
    return alert.seenAt().atOffset(ZoneOffset.UTC).getYear();
  }

  @Override
  public void current(Instant asOf) {
    listeners.current();
    expiry.end();
  }

  /** Alerts in which an officer has said something of one, at some time. */
  Set<AlertId> naming(AlertId id) {
    return namedBy.getOrDefault(id, Set.of());
  }

  /**
   * The open alerts of found children of which an officer had to say whether this missed one is it,
   * or the other way round; whatever he said.
   *
   * @param alert as it was read
   */
  List<Alert> linked(Alert alert, Instant now) {
    Set<AlertId> others = new HashSet<>(naming(alert.id()));
    alert.duplicates().forEach(answer -> others.add(answer.other()));
    List<Alert> linked = new ArrayList<>();
    for (AlertId id : others) {
      Alert other = known.get(id.value());
      if (other != null
          && other.openAt(now)
          && other.mode() == alert.mode()
          && other.category().missing() != alert.category().missing()) {
        linked.add(other);
      }
    }
    return linked;
  }

  /**
   * The open alerts that may tell of the same child, likeliest first.
   *
   * @param without which are left out, as they were answered
   * @throws PanahException.Unavailable if not all that is known has been read yet
   */
  List<LikelyDuplicate> like(Alert alert, Set<AlertId> without, Instant now) {
    requireAllRead();
    Map<String, PersonMatch> named = new HashMap<>();
    for (PersonMatch match : children(alert)) {
      named.put(match.id(), match);
    }
    Set<String> near = new HashSet<>(named.keySet());
    boolean unnamed = alert.child().name() == null;
    known.forEach(
        (id, other) -> {
          // Of whom one has no name no index of names tells.
          if (other.category().missing() != alert.category().missing()
              && (unnamed || other.child().name() == null)) {
            near.add(id);
          }
        });
    near.remove(alert.id().value());
    without.forEach(other -> near.remove(other.value()));
    List<Weighed> likely = new ArrayList<>();
    for (String id : near) {
      Alert other = known.get(id);
      if (other != null && other.openAt(now)) {
        PersonMatch match = named.get(id);
        AlertLikeness likeness =
            new AlertLikeness(alert, other, match == null ? List.of() : match.evidence());
        if (likeness.likely()) {
          double weight = match == null ? 0 : match.weight();
          Duration apart = Duration.between(alert.seenAt(), other.seenAt()).abs();
          likely.add(new Weighed(weight, apart, new LikelyDuplicate(other, likeness.evidence())));
        }
      }
    }
    likely.sort(Comparator.comparing(Weighed::weight).reversed().thenComparing(Weighed::apart));
    return likely.stream().limit(MOST).map(Weighed::duplicate).toList();
  }

  private record Weighed(double weight, Duration apart, LikelyDuplicate duplicate) {}

  private List<PersonMatch> children(Alert alert) {
    MissingChild child = alert.child();
    PersonName name = child.name();
    if (name == null) {
      return List.of();
    }
    int year = year(alert);
    try {
      PersonQuery query =
          PersonQuery.named(name)
              .bornBetween(year - child.ageTo() - 1, year - child.ageFrom())
              .sex(child.sex())
              .limit(PersonQuery.MAX_LIMIT);
      PersonName father = child.father();
      return children(alert.mode()).search(father == null ? query : query.father(father.display()));
    } catch (PanahException.InvalidRequest e) {
      // A name of which nothing can be asked must not keep a child from being looked for.
      return List.of();
    }
  }
}
