package org.panah;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.panah.access.Access;
import org.panah.access.AccessPolicy;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/** Watches as a session sets, lists and ends them; {@link WatchBoard} follows them up. */
final class EmbeddedWatches implements Watches {
  private static final Decision WRITTEN_ELSEWHERE = Decision.refusedBy("owner-writes-elsewhere");
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final EmbeddedRegistry registry;
  private final Access access;
  private final Auditor auditor;

  EmbeddedWatches(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.auditor = registry.auditor;
  }

  /**
   * A policy that decides a question as a search first: a watch must not be a way round a rule that
   * refuses searches.
   */
  static AccessPolicy asSearch(AccessPolicy policy) {
    return (access, question) -> {
      Decision search =
          policy.decide(
              access, new Question(Action.SEARCH, question.owner(), question.recordClass()));
      return search.allowed() ? policy.decide(access, question) : search;
    };
  }

  @Override
  public Watch add(PersonQuery query, Duration length) {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(length, "length");
    List<String> terms = auditor.digests(query);
    auditor.gate(
        access,
        Action.WATCH,
        () ->
            writing(
                asSearch(registry.policy)
                    .decide(access, new Question(Action.WATCH, null, RecordClass.ADULT))),
        List.of(),
        terms);
    Watch watch;
    try {
      watch = checked(query, length);
    } catch (RuntimeException e) {
      throw auditor.failed(access, Action.WATCH, e, List.of(), terms);
    }
    List<String> subjects = List.of(watch.id());
    auditor.allowed(access, Action.WATCH, subjects, terms);
    try {
      registry.store.append(access.agency(), List.of(WatchDocuments.draft(watch)));
    } catch (RuntimeException e) {
      throw auditor.unfinished(access, Action.WATCH, e, subjects, terms);
    }
    return watch;
  }

  private Watch checked(PersonQuery query, Duration length) {
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest(
          "length", SHORTEST.toDays() + " to " + LONGEST.toDays() + " days");
    }
    NameIndex names = registry.names;
    if (names == null) {
      throw new PanahException.InvalidRequest(
          "watches", "on a registry that was built with nameSearch(true)");
    }
    // Refuses what is about nobody in particular; who comes near is not looked at.
    names.search(query.limit(1), Set.of(), names.current(false));
    Instant now = registry.time.instant();
    return new Watch(DocumentId.random().value(), query, access, now, now.plus(length));
  }

  @Override
  public Page<Watch> list(PageRequest request) {
    gate(Action.WATCHES, List.of());
    Page<Watch> watches;
    try {
      Instant now = registry.time.instant();
      Page<Document> found = registry.store.find(WatchDocuments.keyOf(access.agency()), request);
      watches =
          new Page<>(
              found.items().stream()
                  .filter(this::isOwn)
                  .map(WatchDocuments::watch)
                  .filter(watch -> watch.standsAt(now))
                  .toList(),
              found.nextToken(),
              found.asOf());
    } catch (RuntimeException e) {
      throw auditor.failed(access, Action.WATCHES, e, List.of(), List.of());
    }
    auditor.allowed(
        access, Action.WATCHES, watches.items().stream().map(Watch::id).toList(), List.of());
    return watches;
  }

  @Override
  public void end(String id) {
    DocumentId documentId = new DocumentId(id);
    List<String> subjects = List.of(id);
    gate(Action.UNWATCH, subjects);
    Document document;
    try {
      document =
          registry
              .store
              .get(documentId)
              .filter(this::isOwn)
              .filter(this::stands)
              .orElseThrow(() -> new PanahException.NotFound("watch"));
    } catch (RuntimeException e) {
      throw auditor.failed(access, Action.UNWATCH, e, subjects, List.of());
    }
    auditor.allowed(access, Action.UNWATCH, subjects, List.of());
    try {
      registry.store.append(
          document.owner(),
          List.of(Draft.erase(documentId, WatchDocuments.KIND, document.version())));
    } catch (RuntimeException e) {
      throw auditor.unfinished(access, Action.UNWATCH, e, subjects, List.of());
    }
  }

  private boolean isOwn(Document document) {
    return WatchDocuments.isWatch(document) && document.owner().equals(access.agency());
  }

  private boolean stands(Document document) {
    try {
      return WatchDocuments.watch(document).standsAt(registry.time.instant());
    } catch (PanahException.Unavailable e) {
      // What cannot be read can be ended.
      return true;
    }
  }

  private void gate(Action action, List<String> subjects) {
    auditor.gate(
        access,
        action,
        () -> {
          Decision decision =
              registry.policy.decide(
                  access, new Question(action, access.agency(), RecordClass.ADULT));
          return action == Action.UNWATCH ? writing(decision) : decision;
        },
        subjects,
        List.of());
  }

  private Decision writing(Decision decision) {
    return decision.allowed() && !registry.agencies.contains(access.agency())
        ? WRITTEN_ELSEWHERE
        : decision;
  }
}
