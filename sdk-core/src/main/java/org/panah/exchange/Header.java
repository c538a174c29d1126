package org.panah.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** Where the columns of one file stand, by its first row and a mapping. */
final class Header {
  /** The columns that a rejects file has before the others; passed over when it is fed again. */
  static final List<String> REJECT_COLUMNS = List.of("panah_line", "panah_field", "panah_rule");

  private static final int[] NOWHERE = {};

  private final List<String> names;
  private final Map<Column, int[]> places = new EnumMap<>(Column.class);
  private final int[] original;
  private final int ruleAt;
  private final List<String> ignored = new ArrayList<>();

  /**
   * Finds the columns.
   *
   * @throws PanahException.InvalidRequest if one that is needed is not there, or there twice
   */
  Header(List<String> names, Mapping mapping) {
    this.names = names;
    List<String> folded = names.stream().map(name -> Mapping.folded(Cells.stripped(name))).toList();
    Map<String, Integer> byName = new HashMap<>();
    Set<String> twice = new HashSet<>();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = folded.get(i);
      if (!REJECT_COLUMNS.contains(name)) {
        kept.add(i);
        if (byName.putIfAbsent(name, i) != null) {
          twice.add(name);
        }
      }
    }
    ruleAt = folded.indexOf(REJECT_COLUMNS.get(2));
    original = kept.stream().mapToInt(Integer::intValue).toArray();
    Set<String> used = new HashSet<>();
    for (Map.Entry<Column, List<String>> entry : mapping.columns.entrySet()) {
      int[] found = find(entry.getKey(), entry.getValue(), byName, twice, mapping);
      if (found.length > 0) {
        places.put(entry.getKey(), found);
        entry.getValue().forEach(name -> used.add(Mapping.folded(name)));
      }
    }
    byName.forEach(
        (name, place) -> {
          if (!used.contains(name) && !name.isEmpty()) {
            ignored.add(names.get(place));
          }
        });
    ignored.sort(null);
    checkNeeded(mapping);
  }

  private static int[] find(
      Column column,
      List<String> wanted,
      Map<String, Integer> byName,
      Set<String> twice,
      Mapping mapping) {
    int[] found = new int[wanted.size()];
    for (int i = 0; i < found.length; i++) {
      String name = Mapping.folded(wanted.get(i));
      Integer place = byName.get(name);
      if (place == null) {
        if (mapping.canonical) {
          return NOWHERE;
        }
        // A misspelt name would else lose a column of every row without a word.
        throw new PanahException.InvalidRequest(
            "header",
            "no column \"" + wanted.get(i) + "\", which the mapping names for " + column.label());
      }
      if (twice.contains(name)) {
        throw new PanahException.InvalidRequest(
            "header", "column \"" + wanted.get(i) + "\" once only");
      }
      found[i] = place;
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

  /** How many cells a row has. */
  int width() {
    return names.size();
  }

  /** Where the cells stand that tell this; empty if none does. */
  int[] places(Column column) {
    int @Nullable [] found = places.get(column);
    return found == null ? NOWHERE : found;
  }

  /** What the file calls this column; Panah's name if the file does not have it. */
  String label(Column column) {
    int[] found = places(column);
    return found.length == 0 ? column.label() : label(found[0]);
  }

  /** What the file calls the column at a place. */
  String label(int place) {
    String name = Cells.stripped(names.get(place));
    return name.isEmpty() ? "column " + (place + 1) : name;
  }

  /** The places of the columns that are the source's own. */
  int[] original() {
    return original;
  }

  String name(int place) {
    return names.get(place);
  }

  /** Why a row of a rejects file was not taken earlier; empty if it does not say. */
  String earlierRule(List<String> cells) {
    return ruleAt < 0 ? "" : cells.get(ruleAt);
  }

  /** The columns that nobody reads, in alphabetical order. */
  List<String> ignored() {
    return List.copyOf(ignored);
  }
}
