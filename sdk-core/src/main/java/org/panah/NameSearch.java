package org.panah;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.hit.Hit;
import org.panah.hit.Hits;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Store;

/**
 * One search: the index tells who comes near, the store what stands there now. What the index tells
 * of a version that is no longer the newest is not shown; the search is made again then.
 */
final class NameSearch {
  private static final int ATTEMPTS = 4;
  // Of a hundred each.
  private static final int ROUNDS = 10;
  private static final String IDENTIFIER = "identifier";

  private final NameIndex names;
  private final Store store;
  private final Function<Document, @Nullable OffenderRecord> view;
  private final PersonQuery query;

  private final Map<String, Looked> looked = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final List<Hit> hits = new ArrayList<>();
  private int withheld;

  /**
   * What the store holds of somebody who came near.
   *
   * @param hit null if the policy keeps the record back
   */
  private record Looked(@Nullable Hit hit) {}

  private NameSearch(
      NameIndex names,
      Store store,
      Function<Document, @Nullable OffenderRecord> view,
      PersonQuery query) {
    this.names = names;
    this.store = store;
    this.view = view;
    this.query = query;
  }

  /**
   * The answer, before it is audited.
   *
   * @param view what the asker may see of a document; null if nothing, {@link
   *     PanahException.NotPermitted} if that shall be counted
   */
  static Hits hits(
      EmbeddedRegistry registry,
      Function<Document, @Nullable OffenderRecord> view,
      PersonQuery query) {
    NameIndex names = registry.names;
    if (names == null) {
      throw new PanahException.InvalidRequest(
          "search", "on a registry that was built with nameSearch(true)");
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      NameIndex.Seen seen = names.current(attempt > 1);
      NameSearch search = new NameSearch(names, registry.store, view, query);
      if (search.run(seen)) {
        return new Hits(search.hits, search.withheld, seen.asOf());
      }
    }
    throw new PanahException.Unavailable("record, which changes all the time,", null);
  }

  /** Answers false if the index and the store are not of one mind. */
  private boolean run(NameIndex.Seen seen) {
    if (!rank(seen)) {
      return false;
    }
    int first = withheld;
    for (int round = 1; withheld > 0 && round <= ROUNDS; round++) {
      // Nor must whoever is kept back; counted are those who came near before.
      looked.forEach(
          (id, found) -> {
            if (found.hit() == null) {
              hidden.add(id);
            }
          });
      if (!rank(seen)) {
        return false;
      }
    }
    withheld = first;
    return true;
  }

  private boolean rank(NameIndex.Seen seen) {
    // A grade is known only of what was ranked, so that of a lower grade leaves room for nobody.
    int asked = query.least() == Grade.POSSIBLE ? query.limit() : PersonQuery.MAX_LIMIT;
    for (int round = 1; round <= ROUNDS; round++) {
      int hiddenBefore = hidden.size();
      List<PersonMatch> matches = names.search(query.limit(asked), hidden, seen);
      if (matches == null || !look(matches, seen)) {
        return false;
      }
      collect(matches);
      boolean all = matches.size() < asked || asked == PersonQuery.MAX_LIMIT;
      if (hits.size() == query.limit() || (all && hidden.size() == hiddenBefore)) {
        return true;
      }
      // Who is not to be seen must not keep others from coming near, nor take their places.
      asked = PersonQuery.MAX_LIMIT;
    }
    throw new PanahException.InvalidRequest("query", "more particular; too many come near");
  }

  private boolean look(List<PersonMatch> matches, NameIndex.Seen seen) {
    for (PersonMatch match : matches) {
      if (!looked.containsKey(match.id())) {
        Document document = store.get(new DocumentId(match.id())).orElse(null);
        if (document == null || !seen.covers(document)) {
          return false;
        }
        look(document, match);
      }
    }
    return true;
  }

  private void look(Document document, PersonMatch match) {
    Hit hit;
    try {
      OffenderRecord record = view.apply(document);
      hit = record == null ? null : hit(record, match);
    } catch (PanahException.NotPermitted e) {
      looked.put(match.id(), new Looked(null));
      return;
    }
    if (hit == null) {
      hidden.add(match.id());
    } else {
      looked.put(match.id(), new Looked(hit));
    }
  }

  private void collect(List<PersonMatch> matches) {
    hits.clear();
    withheld = 0;
    for (PersonMatch match : matches) {
      Looked found = looked.get(match.id());
      if (found != null) {
        Hit hit = found.hit();
        if (hit == null) {
          withheld++;
        } else if (hit.grade().compareTo(query.least()) <= 0) {
          hits.add(hit);
        }
      }
    }
    hits.sort(Comparator.comparing(Hit::grade));
    if (hits.size() > query.limit()) {
      hits.subList(query.limit(), hits.size()).clear();
    }
  }

  /** A number that is met is graded as by a look-up: by its kind of document and its issuer. */
  private @Nullable Hit hit(OffenderRecord record, PersonMatch match) {
    if (match.grade() != Grade.SAME_IDENTIFIER) {
      return new Hit(record, match.grade(), match.evidence());
    }
    Hit best = null;
    for (Identifier asked : query.identifiers()) {
      Hit hit = IdentifierGrades.hit(record, asked);
      best = best == null || (hit != null && hit.grade().compareTo(best.grade()) < 0) ? hit : best;
    }
    List<Evidence> evidence = new ArrayList<>(match.evidence());
    evidence.removeIf(part -> part.field().equals(IDENTIFIER));
    if (best != null) {
      evidence.addAll(0, best.evidence());
      return new Hit(record, best.grade(), evidence);
    }
    boolean named =
        evidence.stream()
            .anyMatch(
                part -> part.field().equals("name") && part.agreement() != Agreement.DIFFERENT);
    return named ? new Hit(record, Grade.POSSIBLE, evidence) : null;
  }
}
