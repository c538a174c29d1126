package org.panah.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.panah.common.PanahException;

/** What the columns of a CSV file are called, by its first row. Immutable. */
final class Titles {
  /** The columns that a rejects file has before the others; passed over when it is fed again. */
  static final List<String> REJECT_COLUMNS = List.of("panah_line", "panah_field", "panah_rule");

  private final List<String> names;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final Set<String> twice = new HashSet<>();
  private final int[] original;
  private final int ruleAt;

  Titles(List<String> names) {
    this.names = names;
    List<String> folded = names.stream().map(name -> Mapping.folded(Cells.stripped(name))).toList();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = folded.get(i);
      if (!REJECT_COLUMNS.contains(name)) {
        kept.add(i);
        if (places.putIfAbsent(name, i) != null) {
          twice.add(name);
        }
      }
    }
    ruleAt = folded.indexOf(REJECT_COLUMNS.get(2));
    original = kept.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many cells a row has. */
  int width() {
    return names.size();
  }

  /**
   * Where the column of a name stands, in whatever letters; -1 if there is none.
   *
   * @throws PanahException.InvalidRequest if there are two
   */
  int place(String name) {
    String folded = Mapping.folded(name);
    if (twice.contains(folded)) {
      throw new PanahException.InvalidRequest("header", "column \"" + name + "\" once only");
    }
    return places.getOrDefault(folded, -1);
  }

  /** The places of the file's own columns, by their names in small letters. */
  Map<String, Integer> places() {
    return Collections.unmodifiableMap(places);
  }

  /** What the file calls the column at a place. */
  String label(int place) {
    String name = Cells.stripped(names.get(place));
    return name.isEmpty() ? "column " + (place + 1) : name;
  }

  /** The name of the column at a place, as it came. */
  String name(int place) {
    return names.get(place);
  }

  /** The places of the columns that are the source's own. */
  int[] original() {
    return original;
  }

  /** Whether the file is one of rows that were rejected. */
  boolean ofRejects() {
    return ruleAt >= 0;
  }

  /** Why a row of a rejects file was not taken earlier; empty if it does not say. */
  String earlierRule(List<String> cells) {
    return ruleAt < 0 ? "" : cells.get(ruleAt);
  }
}
