package org.panah.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The entries of one kind, in the order of their files, found by key or by spelling. Immutable.
 *
 * @param <T> what an entry is
 */
final class Table<T> {
  private final Form<T> form;
  private final String version;
  private final Map<String, T> byKey;
  private final Map<String, List<T>> bySpelling;
  private final List<T> all;

  /**
   * How entries of a kind are named.
   *
   * @param keyColumn the column that holds the key
   * @param key the entry's key
   * @param spellings every other spelling under which the entry is found
   * @param normal the form in which spellings are compared
   * @param <T> what an entry is
   */
  record Form<T>(
      String keyColumn,
      Function<T, String> key,
      Function<T, Collection<String>> spellings,
      UnaryOperator<String> normal) {}

  private Table(Form<T> form, String version, Map<String, T> byKey) {
    this.form = form;
    this.version = version;
    this.byKey = byKey;
    this.all = List.copyOf(byKey.values());
    this.bySpelling = new HashMap<>();
    for (T entry : all) {
      Set<String> spellings = new HashSet<>();
      spellings.add(form.normal().apply(form.key().apply(entry)));
      form.spellings().apply(entry).forEach(text -> spellings.add(form.normal().apply(text)));
      spellings.forEach(
          text -> bySpelling.computeIfAbsent(text, unused -> new ArrayList<>(1)).add(entry));
    }
  }

  static <T> Table<T> of(Form<T> form, TsvFile file, Function<TsvRow, T> parse) {
    return new Table<>(form, "", Map.of()).plus(file, parse);
  }

  /** The same table with the file's entries added, or put in the place of those with their keys. */
  Table<T> plus(TsvFile file, Function<TsvRow, T> parse) {
    Map<String, T> merged = new LinkedHashMap<>(byKey);
    Set<String> seen = new HashSet<>();
    for (TsvRow row : file.rows()) {
      T entry = parse.apply(row);
      String key = form.key().apply(entry);
      if (!seen.add(key)) {
        throw row.broken(form.keyColumn(), "named on one line only");
      }
      merged.put(key, entry);
    }
    String joined = version.isEmpty() ? file.version() : version + "+" + file.version();
    return new Table<>(form, joined, merged);
  }

  String version() {
    return version;
  }

  List<T> all() {
    return all;
  }

  boolean has(String key) {
    return byKey.containsKey(key);
  }

  /** The one entry with this key or spelling; empty when there is none, or more than one. */
  Optional<T> find(String text) {
    T exact = byKey.get(text);
    return exact != null ? Optional.of(exact) : find(text, entry -> true);
  }

  /**
   * The one entry with this spelling that passes the test; empty when there are none or several.
   */
  Optional<T> find(String text, Predicate<T> test) {
    List<T> found =
        bySpelling.getOrDefault(form.normal().apply(text), List.of()).stream()
            .filter(test)
            .limit(2)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
