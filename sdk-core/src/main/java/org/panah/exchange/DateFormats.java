package org.panah.exchange;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether date formats can stand beside each other: of {@code MM/dd} and {@code dd/MM} one
 * would read a third of the other's days as days that exist and are wrong, and nobody would see it.
 */
final class DateFormats {
  private static final String ALWAYS = "uuuu-MM-dd";
  // A year whose halves are each a day, and the second one a month, so that every order shows.
  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2012, 12, 31);

  private DateFormats() {}

  /** Two patterns, one of which reads another day out of what the other wrote; mostly empty. */
  static Optional<String> clash(Map<String, DateTimeFormatter> formats) {
    Map<String, DateTimeFormatter> all = new LinkedHashMap<>(formats);
    all.putIfAbsent(ALWAYS, DateTimeFormatter.ISO_LOCAL_DATE);
    for (Map.Entry<String, DateTimeFormatter> writer : all.entrySet()) {
      for (Map.Entry<String, DateTimeFormatter> reader : all.entrySet()) {
        if (clash(writer.getValue(), reader.getValue())) {
          return Optional.of(writer.getKey() + " and " + reader.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean clash(DateTimeFormatter writer, DateTimeFormatter reader) {
    return FIRST
        .datesUntil(LAST.plusDays(1))
        .anyMatch(
            day ->
                // Some exports write a time behind the day, and a format may leave it to them.
                List.of(day, day.atTime(11, 22, 33).atOffset(ZoneOffset.ofHours(5))).stream()
                    .anyMatch(moment -> readsOtherwise(writer, reader, moment, day)));
  }

  private static boolean readsOtherwise(
      DateTimeFormatter writer, DateTimeFormatter reader, TemporalAccessor moment, LocalDate day) {
    try {
      String text = writer.format(moment);
      ParsePosition at = new ParsePosition(0);
      // Says without an exception, which would be slow, that a text has another form.
      if (reader.parseUnresolved(text, at) == null || at.getIndex() < text.length()) {
        return false;
      }
      return !LocalDate.parse(text, reader).equals(day);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
