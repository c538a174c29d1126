package org.panah.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of events, as the bytes of it come. For one thread at a time. What is no event, as
 * the comments by which a node says that it is there, is passed over.
 */
final class EventReader {
  private static final byte NEW_LINE = '\n';

  private final int longestLine;
  private final Consumer<Event> events;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private @Nullable String id;
  private boolean begun;

  /**
   * An event.
   *
   * @param type what kind of event, for example {@code alert}
   * @param id the position after it; null if the stream has told none
   * @param data its text; empty if it only tells a position
   */
  record Event(String type, @Nullable String id, String data) {}

  /**
   * A reader at the beginning of a stream.
   *
   * @param longestLine in bytes; a longer one is no line of a node
   * @param events are given what is read
   */
  EventReader(int longestLine, Consumer<Event> events) {
    this.longestLine = longestLine;
    this.events = events;
  }

  /**
   * Takes in what has come.
   *
   * @throws IllegalStateException if it is no stream of events
   */
  void read(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == NEW_LINE) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        take(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      } else if (line.size() < longestLine) {
        line.write(next);
      } else {
        throw new IllegalStateException("a line of a stream of events is too long");
      }
    }
  }

  private void take(String text) {
    if (text.isEmpty()) {
      if (begun) {
        events.accept(new Event(type, id, data.toString()));
      }
      type = "";
      data.setLength(0);
      begun = false;
      return;
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> type = value;
      case "id" -> {
        id = value;
        begun = true;
      }
      case "data" -> {
        data.append(data.isEmpty() ? "" : "\n").append(value);
        begun = true;
      }
      default -> {
        // A comment, or a field of a later version.
      }
    }
  }
}
