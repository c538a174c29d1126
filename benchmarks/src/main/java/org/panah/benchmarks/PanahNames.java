package org.panah.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.panah.common.PanahException;
import org.panah.match.PersonIndex;
import org.panah.match.PersonMatch;
import org.panah.match.PersonQuery;
import org.panah.person.Address;
import org.panah.person.Person;
import org.panah.person.Sex;
import org.panah.reference.ReferenceData;

/** The matcher of Panah, through its public API. */
final class PanahNames implements NameEngine {
  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
  private final AtomicInteger refused = new AtomicInteger();

  @Override
  public String name() {
    return "Panah";
  }

  @Override
  public void add(List<NameRow> people) {
    Map<String, Optional<Person>> batch = new LinkedHashMap<>();
    for (NameRow row : people) {
      batch.put(row.id(), Optional.of(person(row)));
    }
    index.apply(batch);
  }

  private static Person person(NameRow row) {
    Person.Builder person = Person.named(row.name());
    if (!row.father().isEmpty()) {
      person.father(row.father());
    }
    if (!row.born().isEmpty()) {
      person.born(row.born());
    }
    if (!row.sex().isEmpty()) {
      person.sex(row.sex().equals("F") ? Sex.FEMALE : Sex.MALE);
    }
    if (!row.district().isEmpty()) {
      person.address(Address.of(Address.Kind.PRESENT, "not known", row.district()));
    }
    return person.build();
  }

  @Override
  public void ready() {
    // Everybody is there already.
  }

  @Override
  public List<Found> search(NameRow row, int limit) {
    return matches(row, limit).stream()
        .map(match -> new Found(match.id(), match.weight()))
        .toList();
  }

  /** The answers with their grades; none if the query is refused. */
  List<PersonMatch> matches(NameRow row, int limit) {
    try {
      PersonQuery query = PersonQuery.named(row.name()).limit(limit);
      if (!row.father().isEmpty()) {
        query = query.father(row.father());
      }
      if (!row.born().isEmpty()) {
        query = query.born(row.born());
      }
      if (!row.district().isEmpty()) {
        query = query.district(row.district());
      }
      return index.search(query);
    } catch (PanahException.InvalidRequest e) {
      refused.incrementAndGet();
      return List.of();
    }
  }

  /** How many queries have been refused so far. */
  int refused() {
    return refused.get();
  }

  @Override
  public long bytesInFiles() {
    return 0;
  }

  @Override
  public void close() {
    index.clear();
  }
}
