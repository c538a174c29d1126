package org.panah.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a node is asked for: the operations of the contract file, each with its method and path.
 * Client and server both go by them; a test compares them with the file.
 *
 * <p>Numbers and names of persons travel in bodies only. What stands in a path is the name of a
 * record, which tells nothing of anybody.
 */
public enum Route {
  /** The records that hold an identifier. */
  FIND_OFFENDERS("POST", "/v1/offenders/find"),
  /** The records of persons who may be the one asked for. */
  SEARCH_OFFENDERS("POST", "/v1/offenders/search"),
  /** The answers to a list of queries. */
  SCREEN_OFFENDERS("POST", "/v1/offenders/screen"),
  /** A record. */
  GET_OFFENDER("GET", "/v1/offenders/{offenderId}"),
  /** Its versions before the newest. */
  GET_OFFENDER_HISTORY("GET", "/v1/offenders/{offenderId}/history"),
  /** An owner's records. */
  LIST_OFFENDERS("GET", "/v1/agencies/{agency}/offenders"),
  /** An owner's records that are to be erased. */
  LIST_LAPSED_OFFENDERS("GET", "/v1/agencies/{agency}/lapsed-offenders"),
  /** A new record. */
  REGISTER_OFFENDER("POST", "/v1/offenders"),
  /** A changed record. */
  AMEND_OFFENDER("PUT", "/v1/offenders/{offenderId}"),
  /** The end of a record. */
  ERASE_OFFENDER("DELETE", "/v1/offenders/{offenderId}"),
  /** Many records at once. */
  IMPORT_OFFENDERS("POST", "/v1/offenders/import"),

  /** A new draft. */
  DRAFT_ALERT("POST", "/v1/alerts"),
  /** Open alerts that may tell of the same child. */
  LIST_DUPLICATES("GET", "/v1/alerts/{alertId}/duplicates"),
  /** Whether one of them does. */
  ANSWER_DUPLICATE("POST", "/v1/alerts/{alertId}/duplicates"),
  /** A draft that is made known. */
  AUTHORISE_ALERT("POST", "/v1/alerts/{alertId}/authorisation"),
  /** A changed alert. */
  UPDATE_ALERT("PUT", "/v1/alerts/{alertId}"),
  /** The end of an alert. */
  END_ALERT("POST", "/v1/alerts/{alertId}/end"),
  /** An alert. */
  GET_ALERT("GET", "/v1/alerts/{alertId}"),
  /** What is left of one that has ended. */
  GET_ENDED_ALERT("GET", "/v1/ended-alerts/{alertId}"),
  /** The open alerts of one mode. */
  LIST_ALERTS("GET", "/v1/alerts"),
  /** The agency's drafts. */
  LIST_DRAFTS("GET", "/v1/alert-drafts"),
  /** Who is told of an alert. */
  LIST_RECIPIENTS("GET", "/v1/alerts/{alertId}/recipients"),
  /** That a post takes notice. */
  ACKNOWLEDGE_ALERT("POST", "/v1/alerts/{alertId}/acknowledgements"),
  /** That a post wants to be told. */
  SUBSCRIBE_TO_ALERT("POST", "/v1/alerts/{alertId}/subscriptions"),
  /** How the posts stand to an alert. */
  GET_BOARD("GET", "/v1/alerts/{alertId}/board"),
  /** Alerts in numbers. */
  COUNT_ALERTS("GET", "/v1/alert-counts"),
  /** What changes, as it changes: a stream of events. */
  WATCH_ALERTS("GET", "/v1/alert-changes"),

  /** A new sighting. */
  REPORT_SIGHTING("POST", "/v1/sightings"),
  /** The sightings of an alert. */
  LIST_SIGHTINGS("GET", "/v1/alerts/{alertId}/sightings"),
  /** The end of a sighting. */
  WITHDRAW_SIGHTING("DELETE", "/v1/sightings/{sightingId}"),

  /** A post that is kept from now on. */
  KEEP_POST("PUT", "/v1/posts/{postId}"),
  /** A post. */
  GET_POST("GET", "/v1/posts/{postId}"),
  /** The agency's posts. */
  LIST_POSTS("GET", "/v1/posts"),
  /** The end of a post. */
  REMOVE_POST("DELETE", "/v1/posts/{postId}"),

  /** A new watch. */
  ADD_WATCH("POST", "/v1/watches"),
  /** The agency's watches. */
  LIST_WATCHES("GET", "/v1/watches"),
  /** The end of a watch. */
  END_WATCH("DELETE", "/v1/watches/{watchId}"),

  /** What has changed after a place, of every owner. */
  READ_CHANGES("GET", "/v1/changes"),
  /** What changes, of every owner, as it changes: a stream of events. */
  FOLLOW_CHANGES("GET", "/v1/change-stream"),

  /** The audit. */
  LIST_AUDIT_ENTRIES("GET", "/v1/audit/entries"),
  /** The audit of a record. */
  LIST_OFFENDER_AUDIT_ENTRIES("GET", "/v1/offenders/{offenderId}/audit-entries"),
  /** Who asked about a number. */
  LIST_QUESTIONS("POST", "/v1/audit/questions"),
  /** What a walk over the audit's chain finds. */
  VERIFY_AUDIT("POST", "/v1/audit/verification"),

  /** Whether a node answers, and how fresh its answers are. */
  GET_HEALTH("GET", "/v1/health");

  private final String method;
  private final String path;

  Route(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** The HTTP method, in capitals. */
  public String method() {
    return method;
  }

  /** The path, with the names of its parameters in braces. */
  public String path() {
    return path;
  }

  /** The name in the contract file, for example {@code findOffenders}. */
  public String operationId() {
    StringBuilder name = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  /** Whether it changes something, and so carries an {@link Headers#IDEMPOTENCY_KEY}. */
  public boolean writes() {
    return switch (this) {
      case FIND_OFFENDERS, SEARCH_OFFENDERS, SCREEN_OFFENDERS, LIST_QUESTIONS, VERIFY_AUDIT ->
          false;
      default -> !method.equals("GET");
    };
  }

  /**
   * The path with its parameter filled in.
   *
   * @param values one for each parameter
   * @return the path, encoded
   */
  String path(String... values) {
    String filled = path;
    for (String value : values) {
      int begin = filled.indexOf('{');
      String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
      filled = filled.substring(0, begin) + encoded + filled.substring(filled.indexOf('}') + 1);
    }
    return filled;
  }
}
