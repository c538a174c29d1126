package org.panah.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.panah.common.PanahException;
import org.panah.match.PersonIndex;
import org.panah.match.PersonQuery;
import org.panah.person.Address;
import org.panah.person.Person;
import org.panah.person.Sex;
import org.panah.reference.ReferenceData;

/** The matcher of Panah, through its public API. */
final class PanahNames implements NameEngine {
  private static final int BATCH = 1_000;

  private final PersonIndex index = PersonIndex.of(ReferenceData.builtIn());
  private Map<String, Optional<Person>> batch = new LinkedHashMap<>();

  @Override
  public String name() {
    return "Panah";
  }

  @Override
  public void add(NameRow row) {
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
    batch.put(row.id(), Optional.of(person.build()));
    if (batch.size() == BATCH) {
      ready();
    }
  }

  @Override
  public void ready() {
    index.apply(batch);
    batch = new LinkedHashMap<>();
  }

  @Override
  public List<Found> search(NameRow row, int limit) {
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
      return index.search(query).stream()
          .map(match -> new Found(match.id(), match.weight()))
          .toList();
    } catch (PanahException.InvalidRequest e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    index.clear();
  }
}
