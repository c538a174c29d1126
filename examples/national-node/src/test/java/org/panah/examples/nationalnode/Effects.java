package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.panah.ChangeFeed;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Action;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.Cursor;

/**
 * What has come of writes.
 *
 * @param changes how long the journal is
 * @param carriedOut how often each write was carried out as each action, by the audit; a write is
 *     known by its correlation, which no other has
 */
record Effects(long changes, Map<String, Long> carriedOut) {
  /** What stands in a storage whose audit is sound, and tells of nothing that was refused. */
  static Effects of(Storage storage) {
    return new Effects(changes(storage.store()::changes), carriedOut(storage));
  }

  /** What comes of one {@link WriteCourse}, where nothing can be lost. */
  static Effects ofOneCourse() {
    Storage storage = Storage.inMemory();
    try (Registry embedded = Registry.builder(storage).agency(RunningNode.PUNJAB).build()) {
      new WriteCourse(embedded, 0).run();
      return of(storage);
    }
  }

  /** How long a journal is that is read in pages. */
  static long changes(BiFunction<Cursor, Integer, List<Change>> reading) {
    Cursor place = Cursor.START;
    for (List<Change> page = reading.apply(place, ChangeFeed.MOST);
        !page.isEmpty();
        page = reading.apply(place, ChangeFeed.MOST)) {
      place = place.after(page);
    }
    return place.position(RunningNode.PUNJAB).map(Cursor.Position::sequence).orElse(0L);
  }

  private static Map<String, Long> carriedOut(Storage storage) {
    assertThat(AuditChain.verify(storage.auditLog()).sound()).isTrue();
    List<AuditEvent> events = new ArrayList<>();
    PageRequest request = PageRequest.first(PageRequest.MAX_LIMIT);
    while (request != null) {
      Page<AuditEntry> page = storage.auditLog().entries(request);
      page.items().forEach(entry -> events.add(entry.event()));
      request = page.next(PageRequest.MAX_LIMIT).orElse(null);
    }
    assertThat(events)
        .filteredOn(event -> event.outcome() != AuditEvent.Outcome.ALLOWED)
        .extracting(AuditEvent::outcome, AuditEvent::action, Effects::write, AuditEvent::rule)
        .isEmpty();
    return events.stream()
        // Before a watch is set that may have been set already, it is looked for.
        .filter(event -> event.action() != Action.WATCHES)
        .collect(
            Collectors.groupingBy(
                event -> write(event) + " " + event.action(), Collectors.counting()));
  }

  private static String write(AuditEvent event) {
    return String.valueOf(event.access().correlation());
  }

  /** The most often that a write was carried out. */
  long most() {
    return carriedOut.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** How many writes were carried out. */
  long writes() {
    return carriedOut.keySet().stream().map(key -> key.split(" ", 2)[0]).distinct().count();
  }
}
