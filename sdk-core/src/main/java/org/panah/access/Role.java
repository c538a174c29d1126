package org.panah.access;

import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * What somebody is in an agency. Data: what a role may do stands in the reference data's table of
 * roles, which a host can extend.
 *
 * @param code 2 to 32 capital letters, digits and underscores
 */
public record Role(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

  /** Investigates cases; asks. */
  public static final Role INVESTIGATOR = new Role("INVESTIGATOR");

  /** Leads investigators; asks, writes, and authorises alerts. */
  public static final Role SUPERVISOR = new Role("SUPERVISOR");

  /** Keeps the agency's records; asks and writes. */
  public static final Role REGISTRAR = new Role("REGISTRAR");

  /** Raises and follows alerts for missing children. */
  public static final Role ALERT_OFFICER = new Role("ALERT_OFFICER");

  /** Reads the audit; sees no record. */
  public static final Role AUDITOR = new Role("AUDITOR");

  /** A node that keeps a copy of the registry; reads the change feed, and nothing else. */
  public static final Role REPLICA = new Role("REPLICA");

  /** Checks the code. */
  public Role {
    if (!FORM.matcher(code).matches()) {
      throw new PanahException.InvalidRequest(
          "role", "2 to 32 capital letters, digits and underscores");
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
