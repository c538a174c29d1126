package org.panah.http;

import java.net.URLEncoder;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** The way to the nodes for one who asks: what goes out is encoded, what comes back decoded. */
record Door(Caller caller, EventFollowers followers, List<String> fields, PartlyRead partly) {
  private static final RecordCodec CODEC = RecordCodec.wire();

  /** How many bytes a line of a stream may have. */
  int longestLine() {
    return caller.settings().largestAnswer();
  }

  /** How long a node may be asked to wait, so that its answer still comes in time. */
  Duration longestWait() {
    // Of several nodes each has its part of the deadline.
    return caller.settings().deadline().dividedBy(2L * caller.settings().nodes().size());
  }

  /** Waits, unless the registry is closed meanwhile. */
  void pause(long nanos) {
    try {
      caller.wire().pause(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanahException.Unavailable("node", e);
    }
  }

  /** What an event of a stream tells. */
  <T extends Record> T read(EventReader.Event event, Class<T> type) {
    return CODEC.decode(event.data().getBytes(StandardCharsets.UTF_8), type);
  }

  /** What a node answers to something that is said. */
  <T extends Record> T ask(Route route, @Nullable Record body, Class<T> answer, String... path) {
    byte[] text = send(route, body, path);
    return read(() -> CODEC.decode(text, answer, partly::add));
  }

  /** What a node answers to a changed record, which is not sent if it was not read whole. */
  <T extends Record> T change(Route route, Record body, Class<T> answer, String id, long version) {
    partly.check(id, version);
    return ask(route, body, answer, id);
  }

  /** Something that there may be, or not. */
  <T extends Record> Optional<T> look(Route route, Class<T> answer, String... path) {
    try {
      return Optional.of(ask(route, null, answer, path));
    } catch (PanahException.NotFound e) {
      return Optional.empty();
    }
  }

  /** What is said to a node that has nothing to answer. */
  void tell(Route route, @Nullable Record body, String... path) {
    send(route, body, path);
  }

  /** What is ended that was read at a version. */
  void end(Route route, long version, String path) {
    caller.call(new Call(route, route.path(path) + "?version=" + version, fields, null));
  }

  /**
   * A stream that goes on.
   *
   * @param position the place in the registry at which it begins
   * @param body what comes
   */
  record Opened(@Nullable String position, Flow.Publisher<List<ByteBuffer>> body) {}

  /** What a node tells from a place on; from now on if none is named. */
  Opened open(Route route, @Nullable String after) {
    List<String> all = new ArrayList<>(fields);
    all.addAll(List.of("Accept", Messages.EVENT_STREAM));
    if (after != null) {
      all.addAll(List.of(Headers.LAST_EVENT_ID, after));
    }
    return caller.open(
        new Call(route, route.path(), List.copyOf(all), null),
        info ->
            BodySubscribers.mapping(
                BodySubscribers.ofPublisher(),
                body ->
                    new Opened(info.headers().firstValue(Headers.POSITION).orElse(null), body)));
  }

  private byte[] send(Route route, @Nullable Record body, String... path) {
    return caller.call(
        new Call(route, route.path(path), fields, body == null ? null : CODEC.encode(body)));
  }

  /** What a node answers to a question whose parts stand in the query, as names and values. */
  <T extends Record> T query(Route route, Class<T> answer, List<String> query) {
    byte[] text = caller.call(new Call(route, withQuery(route.path(), query), fields, null));
    return read(() -> CODEC.decode(text, answer, partly::add));
  }

  /** A page, with what the query says besides. */
  <T extends Record> Page<T> page(
      Route route, PageRequest page, Class<T> items, List<String> query, String... path) {
    String target = withQuery(route.path(path) + "?limit=" + page.limit(), query);
    if (page.after() != null) {
      target += "&after=" + encoded(page.after());
    }
    byte[] text = caller.call(new Call(route, target, fields, null));
    return read(() -> CODEC.decodePage(text, items, partly::add));
  }

  /** A page of what is asked for in a body. */
  <T extends Record> Page<T> page(Route route, Record body, Class<T> items) {
    byte[] text = send(route, body);
    return read(() -> CODEC.decodePage(text, items, partly::add));
  }

  private static String withQuery(String path, List<String> query) {
    StringBuilder target = new StringBuilder(path);
    for (int i = 0; i < query.size(); i += 2) {
      target
          .append(target.indexOf("?") < 0 ? '?' : '&')
          .append(query.get(i))
          .append('=')
          .append(encoded(query.get(i + 1)));
    }
    return target.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  // What cannot be read is no answer, and above all not an empty one.
  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.Unavailable("node", e);
    }
  }
}
