package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.panah.Session;
import org.panah.codec.RecordCodec;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * A request that was let in: the registry as its asker sees it, and the parts of the request.
 *
 * @param session the registry as the asker sees it
 * @param context the parts
 */
record Question(Session session, Context context) {
  private static final int STANDARD_LIMIT = 100;

  /** The body, as the contract describes it. */
  <T extends Record> T body(Class<T> type) {
    // A word of a later version is refused here: read carefully, it would be kept as another one.
    return RecordCodec.standard().decode(context.bodyAsBytes(), type);
  }

  /** The parameter that stands in the path. */
  String path() {
    return context.pathParamMap().values().iterator().next();
  }

  /** Which part of a list is wanted. */
  PageRequest page() {
    String limit = context.queryParam("limit");
    return new PageRequest(
        limit == null ? STANDARD_LIMIT : (int) number("limit", limit), context.queryParam("after"));
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

  /** A parameter of the query. */
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
