package org.panah.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.panah.Screened;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;

/** Answers a list of queries by some at a time, as the answers are read. */
final class ScreeningReader extends Spliterators.AbstractSpliterator<Screened> {
  /** How many queries one request may hold. */
  static final int BATCH = 32;

  private final Door door;
  private final Iterator<PersonQuery> queries;
  private final Queue<Screened> answers = new ArrayDeque<>();
  private long asked;

  private ScreeningReader(Door door, Stream<PersonQuery> queries) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    this.door = door;
    this.queries = queries.iterator();
  }

  static Stream<Screened> read(Door door, Stream<PersonQuery> queries) {
    return StreamSupport.stream(new ScreeningReader(door, queries), false).onClose(queries::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Screened> action) {
    if (answers.isEmpty()) {
      ask();
    }
    Screened next = answers.poll();
    if (next == null) {
      return false;
    }
    action.accept(next);
    return true;
  }

  private void ask() {
    List<PersonQuery> batch = new ArrayList<>();
    // The first answer is not to wait for a whole batch.
    long size = asked == 0 ? 1 : BATCH;
    while (batch.size() < size && queries.hasNext()) {
      batch.add(queries.next());
    }
    if (batch.isEmpty()) {
      return;
    }
    List<Screened> read =
        door.ask(
                Route.SCREEN_OFFENDERS,
                new Messages.Screening(batch),
                Messages.ScreeningAnswers.class)
            .answers();
    if (read.size() != batch.size()) {
      // Whoever was left out would be taken for somebody of whom there is no record.
      throw new PanahException.Unavailable("node", null);
    }
    for (Screened answer : read) {
      answers.add(answer.numbered(asked + answer.number()));
    }
    asked += batch.size();
  }
}
