package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.Session;
import org.panah.codec.RecordCodec;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** A request that was let in: the registry as its asker sees it, and the parts of the request. */
final class Question {
  private static final int STANDARD_LIMIT = 100;

  private final Session session;
  private final Context context;
  private final byte[] content;
  private final boolean repeated;

  /**
   * A question.
   *
   * @param session the registry as the asker sees it
   * @param context the parts of the request
   * @param content the body as it was sent, inflated
   * @param repeated whether it was sent before, and this node knows nothing of it
   */
  Question(Session session, Context context, byte[] content, boolean repeated) {
    this.session = session;
    this.context = context;
    this.content = content;
    this.repeated = repeated;
  }

  Session session() {
    return session;
  }

  /** Whether it was sent before, and this node knows nothing of it. */
  boolean repeated() {
    return repeated;
  }

  /**
   * The body, as the contract describes it.
   *
   * @throws Refusal if it is something else, or lacks a part
   */
  <T extends Record> T body(Class<T> type) {
    try {
      // A word of a later version is refused here: read carefully, it would be kept as another
      // one.
      return complete(RecordCodec.standard().decode(content, type));
    } catch (PanahException.InvalidRequest e) {
      throw new Refusal(e.code().httpStatus(), "request-form", e);
    }
  }

  // Records of the domain check their own parts; what the wire alone knows is checked here.
  private static <T extends Record> T complete(T body) {
    for (RecordComponent part : body.getClass().getRecordComponents()) {
      Object value;
      try {
        value = part.getAccessor().invoke(body);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a public record has public parts", e);
      }
      boolean absent =
          value == null && !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (absent || (value instanceof List<?> list && list.stream().anyMatch(o -> o == null))) {
        throw new PanahException.InvalidRequest(part.getName(), "required");
      }
    }
    return body;
  }

  /** The parameter that stands in the path. */
  String path() {
    return context.pathParamMap().values().iterator().next();
  }

  /** Which part of a list is wanted. */
  PageRequest page() {
    String limit = context.queryParam("limit");
    long wanted = limit == null ? STANDARD_LIMIT : number("limit", limit);
    return new PageRequest(
        (int) Math.max(0, Math.min(Integer.MAX_VALUE, wanted)), context.queryParam("after"));
  }

  /** The version at which was read what is to end. */
  long version() {
    return number("version", required("version"));
  }

  /** A moment that stands in the query. */
  Instant moment(String name) {
    try {
      return Instant.parse(required(name));
    } catch (DateTimeParseException e) {
      throw new PanahException.InvalidRequest(name, "a moment such as 2026-01-31T08:00:00Z");
    }
  }

  /** A length of time that stands in the query; zero if there is none. */
  Duration length(String name) {
    String value = given(name);
    try {
      Duration length = value == null ? Duration.ZERO : Duration.parse(value);
      if (!length.isNegative()) {
        return length;
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw new PanahException.InvalidRequest(name, "a length of time such as PT5S");
  }

  /** A parameter of the query; null if it is not there. */
  @Nullable String given(String name) {
    return context.queryParam(name);
  }

  /** A parameter of the query that must be there. */
  String required(String name) {
    String value = context.queryParam(name);
    if (value == null) {
      throw new PanahException.InvalidRequest(name, "required");
    }
    return value;
  }

  private static long number(String name, @Nullable String value) {
    try {
      return Long.parseLong(String.valueOf(value));
    } catch (NumberFormatException e) {
      throw new PanahException.InvalidRequest(name, "a number");
    }
  }

  /** Checks that a record's own name is the one in the path. */
  void names(Object id) {
    if (!id.toString().equals(path())) {
      throw new PanahException.InvalidRequest("id", "the one in the path");
    }
  }
}
