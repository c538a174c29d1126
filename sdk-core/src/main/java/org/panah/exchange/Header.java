package org.panah.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** Where the columns of one file stand, by its first row and a mapping. */
final class Header {
  private static final int[] NOWHERE = {};

  private final Titles titles;
  private final Map<Column, int[]> places = new EnumMap<>(Column.class);
  private final List<String> ignored = new ArrayList<>();

  /**
   * Finds the columns.
   *
   * @throws PanahException.InvalidRequest if one that is needed is not there, or there twice
   */
  Header(Titles titles, Mapping mapping) {
    this.titles = titles;
    Set<String> used = new HashSet<>();
    for (Map.Entry<Column, List<String>> entry : mapping.columns.entrySet()) {
      int[] found = find(entry.getKey(), entry.getValue(), mapping);
      if (found.length > 0) {
        places.put(entry.getKey(), found);
        entry.getValue().forEach(name -> used.add(Mapping.folded(name)));
      }
    }
    titles
        .places()
        .forEach(
            (name, place) -> {
              if (!used.contains(name) && !name.isEmpty()) {
                ignored.add(titles.name(place));
              }
            });
    ignored.sort(null);
    checkNeeded(mapping);
  }

  private int[] find(Column column, List<String> wanted, Mapping mapping) {
    int[] found = new int[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = titles.place(wanted.get(i));
      if (found[i] < 0) {
        if (mapping.canonical) {
          return NOWHERE;
        }
        // A misspelt name would else lose a column of every row without a word.
        throw new PanahException.InvalidRequest(
            "header",
            "no column \"" + wanted.get(i) + "\", which the mapping names for " + column.label());
      }
    }
    return found;
  }

  private void checkNeeded(Mapping mapping) {
    need(mapping, Column.SOURCE_REF);
    if (!places.containsKey(Column.NAME_URDU)) {
      need(mapping, Column.NAME);
    }
    need(mapping, Column.SECTION);
    need(mapping, Column.STAGE);
    need(mapping, Column.LEGAL_BASIS);
    if (mapping.reviewYears == 0) {
      need(mapping, Column.REVIEW_BY);
    }
  }

  private void need(Mapping mapping, Column column) {
    if (!places.containsKey(column) && !mapping.constants.containsKey(column)) {
      throw new PanahException.InvalidRequest(
          "header", "a column for " + column.label() + ", named so or by a mapping");
    }
  }

  /** Where the cells stand that tell this; empty if none does. */
  int[] places(Column column) {
    int @Nullable [] found = places.get(column);
    return found == null ? NOWHERE : found;
  }

  /** What the file calls this column; Panah's name if the file does not have it. */
  String label(Column column) {
    int[] found = places(column);
    return found.length == 0 ? column.label() : titles.label(found[0]);
  }

  /** The columns that nobody reads, in alphabetical order. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }
}
