package org.panah.access;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * Who asks, for which agency, for what purpose, on which case. Every door of a registry needs one
 * and there is no default (guard G1).
 *
 * <pre>{@code
 * Access.by("officer-4711", Role.INVESTIGATOR)
 *     .of(Agency.of("PB-POL"))
 *     .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Model Town, Lahore"))
 * }</pre>
 *
 * @param officer the person who asks, by the agency's own identification; 1 to 64 printable
 *     characters
 * @param role what the officer is
 * @param agency for whom the officer asks
 * @param purpose why
 * @param caseReference on which case; null only for a purpose that is tied to none
 * @param correlation the host system's own request id, kept in the audit; null if there is none
 */
public record Access(
    String officer,
    Role role,
    Agency agency,
    Purpose purpose,
    @Nullable CaseReference caseReference,
    @Nullable String correlation) {
  private static final Pattern PRINTABLE = Pattern.compile("\\p{Graph}{1,64}");

  /** Checks the officer and, where the purpose is tied to a case, that there is one. */
  public Access {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(agency, "agency");
    Objects.requireNonNull(purpose, "purpose");
    printable("officer", officer);
    if (correlation != null) {
      printable("correlation", correlation);
    }
    if (purpose.needsCase() && caseReference == null) {
      throw new PanahException.InvalidRequest("caseReference", "required by purpose " + purpose);
    }
  }

  /**
   * The first step: who asks.
   *
   * @param officer the person, by the agency's own identification
   * @param role what the officer is
   * @return the step that names the agency
   */
  public static Officer by(String officer, Role role) {
    return new Officer(officer, role);
  }

  /**
   * The same access with the host system's own request id.
   *
   * @param correlation 1 to 64 printable characters
   * @return a new access
   */
  public Access correlatedBy(String correlation) {
    return new Access(officer, role, agency, purpose, caseReference, correlation);
  }

  /**
   * An access without agency yet.
   *
   * @param name the person
   * @param role what the person is
   */
  public record Officer(String name, Role role) {
    /**
     * The second step: for which agency.
     *
     * @param agency the agency
     * @return the step that names the purpose
     */
    public Desk of(Agency agency) {
      return new Desk(this, agency);
    }
  }

  /**
   * An access without purpose yet.
   *
   * @param officer who asks
   * @param agency for whom
   */
  public record Desk(Officer officer, Agency agency) {
    /**
     * The last step, for a purpose that is tied to a case.
     *
     * @param purpose why
     * @param caseReference on which case
     * @return the access
     */
    public Access forPurpose(Purpose purpose, CaseReference caseReference) {
      return new Access(officer.name(), officer.role(), agency, purpose, caseReference, null);
    }

    /**
     * The last step, for a purpose that is tied to no case.
     *
     * @param purpose why
     * @return the access
     * @throws PanahException.InvalidRequest if the purpose needs a case
     */
    public Access forPurpose(Purpose purpose) {
      return new Access(officer.name(), officer.role(), agency, purpose, null, null);
    }
  }

  private static void printable(String field, String value) {
    if (!PRINTABLE.matcher(value).matches()) {
      throw new PanahException.InvalidRequest(field, "1 to 64 printable characters, no spaces");
    }
  }
}
