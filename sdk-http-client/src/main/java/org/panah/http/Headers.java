package org.panah.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * The header fields of the contract: who asks, and by which key a write is told from its
 * repetition. Values outside of printable ASCII are percent-encoded UTF-8.
 */
public final class Headers {
  /** Who asks, by the agency's own identification. */
  public static final String OFFICER = "Panah-Officer";

  /** What the officer is. */
  public static final String ROLE = "Panah-Role";

  /** For whom. */
  public static final String AGENCY = "Panah-Agency";

  /** Why. */
  public static final String PURPOSE = "Panah-Purpose";

  /** The kind of the case, its number, and its place; all three or none. */
  public static final String CASE_KIND = "Panah-Case-Kind";

  /** The case's number. */
  public static final String CASE_NUMBER = "Panah-Case-Number";

  /** Who gave it the number. */
  public static final String CASE_PLACE = "Panah-Case-Place";

  /** The asking system's own id of the request, for the audit. */
  public static final String CORRELATION = "Panah-Correlation";

  /**
   * The caller's name of one write, sent again with every repetition of it: a node that has carried
   * it out answers as it did the first time.
   */
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /**
   * How often a write has been sent, from 2 on, if it may have taken effect before: whoever has
   * never seen its key knows by it that the key may have been forgotten.
   */
  public static final String ATTEMPT = "Panah-Attempt";

  /** Of a stream that is opened again: the id of the last event that came. */
  public static final String LAST_EVENT_ID = "Last-Event-ID";

  /** Of a stream's answer: the place at which it begins, which is an event's id too. */
  public static final String POSITION = "Panah-Position";

  private static final int LONGEST = 512;

  private Headers() {}

  /** The fields that say who asks, as names and values in turn. */
  static List<String> of(Access access) {
    List<String> fields = new ArrayList<>();
    add(fields, OFFICER, access.officer());
    add(fields, ROLE, access.role().code());
    add(fields, AGENCY, access.agency().code());
    add(fields, PURPOSE, access.purpose().name());
    CaseReference reference = access.caseReference();
    if (reference != null) {
      add(fields, CASE_KIND, reference.kind());
      add(fields, CASE_NUMBER, reference.number());
      add(fields, CASE_PLACE, reference.place());
    }
    String correlation = access.correlation();
    if (correlation != null) {
      add(fields, CORRELATION, correlation);
    }
    return List.copyOf(fields);
  }

  private static void add(List<String> fields, String name, String value) {
    fields.add(name);
    fields.add(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /**
   * Who asks, as a request's header fields say.
   *
   * @param fields what gives the value of a field, null if there is none of that name
   * @return the access
   * @throws PanahException.InvalidRequest if a field is missing or breaks a rule; the error names
   *     it
   */
  public static Access access(UnaryOperator<@Nullable String> fields) {
    Role role = new Role(required(fields, ROLE));
    Agency agency = Agency.of(required(fields, AGENCY));
    String kind = optional(fields, CASE_KIND);
    CaseReference reference =
        kind == null
            ? null
            : new CaseReference(kind, required(fields, CASE_NUMBER), required(fields, CASE_PLACE));
    return new Access(
        required(fields, OFFICER),
        role,
        agency,
        purpose(required(fields, PURPOSE)),
        reference,
        optional(fields, CORRELATION));
  }

  private static Purpose purpose(String word) {
    for (Purpose purpose : Purpose.values()) {
      if (purpose.name().equals(word)) {
        return purpose;
      }
    }
    throw new PanahException.InvalidRequest(PURPOSE, "a purpose of the contract");
  }

  private static String required(UnaryOperator<@Nullable String> fields, String name) {
    String value = optional(fields, name);
    if (value == null) {
      throw new PanahException.InvalidRequest(name, "required");
    }
    return value;
  }

  private static @Nullable String optional(UnaryOperator<@Nullable String> fields, String name) {
    String value = fields.apply(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST) {
      throw new PanahException.InvalidRequest(name, "at most " + LONGEST + " characters");
    }
    try {
      // A plus is itself here.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new PanahException.InvalidRequest(name, "percent-encoded UTF-8");
    }
  }
}
