package org.panah.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers what texts were read as: dates, districts and sections come again and again in a file.
 * For one thread; bounded.
 *
 * @param <T> what a text is read as
 */
final class Memo<T> {
  private static final int MAX = 32_768;

  private final Map<String, T> known = new HashMap<>();
  private final Function<String, T> reading;

  Memo(Function<String, T> reading) {
    this.reading = reading;
  }

  T of(String text) {
    T value = known.get(text);
    if (value == null) {
      value = reading.apply(text);
      if (known.size() >= MAX) {
        known.clear();
      }
      known.put(text, value);
    }
    return value;
  }
}
