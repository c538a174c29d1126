package org.panah.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.panah.common.Agency;
import org.panah.store.Change;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Projection;
import org.panah.store.Store;

/** A feed over a store that can fail, and what is told to those who follow it. */
abstract class FeedFixture {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Agency SINDH = Agency.of("SD-POL");

  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  Instant now = START;
  final InstantSource time = () -> now;
  final SwitchableStore store = new SwitchableStore(Store.inMemory(time));
  final Feed feed = Feed.of(store, time);

  /** Notes what it is told, and fails as often as it is asked to. */
  static final class Notes implements Projection {
    final List<String> told = new ArrayList<>();
    int failures;
    int failingResets;

    @Override
    public void reset() {
      if (failingResets-- > 0) {
        throw new IllegalStateException("cannot forget");
      }
      told.add("reset");
    }

    @Override
    public void apply(List<Change> changes) {
      if (failures-- > 0) {
        throw new IllegalStateException("cannot take in");
      }
      changes.forEach(c -> told.add(c.document().id() + " v" + c.document().version()));
    }

    @Override
    public void current(Instant asOf) {
      told.add("current +" + Duration.between(START, asOf).toSeconds());
    }
  }

  final void write(Agency owner, String id, long expected) {
    Draft draft = Draft.write(new DocumentId(id), "note", expected, Set.<Key>of(), new byte[1]);
    store.behind().append(owner, List.of(draft));
  }

  final Notes following() {
    Notes notes = new Notes();
    feed.follow(notes);
    return notes;
  }
}
