package org.panah.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a node is asked for. Hides itself in its text. */
final class Call {
  private final Route route;
  private final String target;
  private final List<String> fields;
  private final byte @Nullable [] body;

  /**
   * A call.
   *
   * @param route what is asked for
   * @param target path and query, encoded
   * @param fields header fields, as names and values in turn
   * @param body the JSON; null for none
   */
  Call(Route route, String target, List<String> fields, byte @Nullable [] body) {
    this.route = route;
    this.target = target;
    this.fields = fields;
    this.body = body;
  }

  Route route() {
    return route;
  }

  String target() {
    return target;
  }

  List<String> fields() {
    return fields;
  }

  byte @Nullable [] body() {
    return body;
  }

  @Override
  public String toString() {
    return "Call[" + route + "]";
  }
}
