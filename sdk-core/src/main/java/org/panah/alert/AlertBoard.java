package org.panah.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the posts stand to an alert.
 *
 * @param alert the alert
 * @param clocks when what happened in its course
 * @param rows one for each post that is or was to be told, in the order of their ids
 */
public record AlertBoard(AlertId alert, AlertClocks clocks, List<BoardRow> rows) {
  /** Copies the list. */
  public AlertBoard {
    rows = List.copyOf(rows);
  }

  /** When the first post was told; empty before. */
  public Optional<Instant> dispatchedAt() {
    return rows.stream()
        .map(BoardRow::told)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** When the first post took notice; empty before. */
  public Optional<Instant> firstAcknowledgedAt() {
    return rows.stream()
        .map(BoardRow::acknowledged)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** How many posts were told. */
  public int told() {
    return (int) rows.stream().filter(row -> row.told() != null).count();
  }

  /** How many posts took notice. */
  public int acknowledged() {
    return (int) rows.stream().filter(row -> row.acknowledged() != null).count();
  }

  /** How many posts were told, have not taken notice, and are over their time. */
  public int overdue() {
    return (int) rows.stream().filter(BoardRow::overdue).count();
  }
}
