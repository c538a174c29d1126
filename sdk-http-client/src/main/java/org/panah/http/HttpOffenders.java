package org.panah.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.panah.Offenders;
import org.panah.Screened;
import org.panah.Taken;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;

/** Offender records of a registry that is reached over HTTP. */
record HttpOffenders(Door door) implements Offenders {
  @Override
  public Hits find(Identifier identifier) {
    return door.ask(Route.FIND_OFFENDERS, identifier, Hits.class);
  }

  @Override
  public Hits search(PersonQuery query) {
    return door.ask(Route.SEARCH_OFFENDERS, query, Hits.class);
  }

  @Override
  public Stream<Screened> screen(Stream<PersonQuery> queries) {
    return ScreeningReader.read(door, queries);
  }

  @Override
  public Optional<OffenderRecord> get(OffenderId id) {
    return door.look(Route.GET_OFFENDER, OffenderRecord.class, id.value());
  }

  @Override
  public Page<OffenderRecord> list(Agency owner, PageRequest page) {
    return door.page(Route.LIST_OFFENDERS, page, OffenderRecord.class, List.of(), owner.code());
  }

  @Override
  public List<OffenderRecord> history(OffenderId id) {
    return door.ask(Route.GET_OFFENDER_HISTORY, null, Messages.History.class, id.value())
        .versions();
  }

  @Override
  public OffenderRecord register(OffenderRecord record) {
    return door.ask(Route.REGISTER_OFFENDER, record, OffenderRecord.class);
  }

  @Override
  public OffenderRecord amend(OffenderRecord changed) {
    return door.change(
        Route.AMEND_OFFENDER,
        changed,
        OffenderRecord.class,
        changed.id().value(),
        changed.version());
  }

  @Override
  public void erase(OffenderId id, long version) {
    door.end(Route.ERASE_OFFENDER, version, id.value());
  }

  @Override
  public Page<Lapsed> lapsed(Agency owner, PageRequest page) {
    return door.page(Route.LIST_LAPSED_OFFENDERS, page, Lapsed.class, List.of(), owner.code());
  }

  @Override
  public List<Taken> takeIn(List<OffenderRecord> records) {
    return door.ask(
            Route.IMPORT_OFFENDERS, new Messages.Intake(records), Messages.IntakeOutcomes.class)
        .outcomes();
  }
}
