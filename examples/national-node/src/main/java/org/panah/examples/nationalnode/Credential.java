package org.panah.examples.nationalnode;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * Who a caller is, as its token has proved: for whom it may ask. Without an officer it is a system
 * that speaks for all officers of its agency.
 *
 * @param caller its name, by which its requests are counted and its writes told apart
 * @param agency for which it asks
 * @param roles which it may ask in
 * @param officer the only one for whom it asks; null if for any of the agency's
 * @param until when it ends; null if it does not
 */
record Credential(
    String caller,
    Agency agency,
    Set<Role> roles,
    @Nullable String officer,
    @Nullable Instant until) {
  private static final Role UNKNOWN = new Role("UNKNOWN");

  /** Copies the set. */
  Credential {
    roles = Set.copyOf(roles);
  }

  /** Whether it has ended. */
  boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /**
   * Passes if the caller may ask as somebody.
   *
   * @throws PanahException.NotPermitted by the first rule that it breaks
   */
  void admit(Access access) {
    if (!access.agency().equals(agency)) {
      throw new PanahException.NotPermitted("credential-agency");
    }
    if (!roles.contains(access.role())) {
      throw new PanahException.NotPermitted("credential-role");
    }
    if (officer != null && !officer.equals(access.officer())) {
      throw new PanahException.NotPermitted("credential-officer");
    }
  }

  /**
   * Who asks, as far as it is known, for the audit of a refusal. What a caller says of others is no
   * reason to write it down under their name.
   *
   * @param access as whom the caller wants to ask; null if it did not say so
   */
  Access known(@Nullable Access access) {
    if (access == null || !access.agency().equals(agency)) {
      return known(agency, Objects.requireNonNullElse(officer, "unknown"));
    }
    return officer == null || officer.equals(access.officer())
        ? access
        : new Access(
            officer,
            access.role(),
            agency,
            access.purpose(),
            access.caseReference(),
            access.correlation());
  }

  /** Somebody of whom only an agency and a word are known, for the audit of a refusal. */
  static Access known(Agency agency, String officer) {
    return Access.by(officer, UNKNOWN).of(agency).forPurpose(Purpose.OVERSIGHT);
  }
}
