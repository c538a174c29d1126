package org.panah;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.hit.Evidence;
import org.panah.hit.Evidence.Agreement;
import org.panah.hit.Grade;
import org.panah.hit.Hit;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;

/** How well a record that was found by a number meets the identifier that was asked. */
final class IdentifierGrades {
  private static final String FIELD = "identifier";
  private static final List<Evidence> SAME =
      List.of(new Evidence(FIELD, Agreement.SAME, "same number on the same kind of document"));
  private static final List<Evidence> OTHER_DOCUMENT =
      List.of(
          new Evidence(
              FIELD, Agreement.ALIKE, "same citizen's number on another kind of document"));
  private static final List<Evidence> ISSUER_OPEN =
      List.of(
          new Evidence(
              FIELD, Agreement.ALIKE, "same number, but one side does not say who issued it"));
  private static final List<Evidence> OTHER_ISSUER =
      List.of(
          new Evidence(
              FIELD,
              Agreement.DIFFERENT,
              "same number, but the issuer is written in another way, or is another one"));

  private IdentifierGrades() {}

  /** The best hit that a record gives; null if another country gave the number that it holds. */
  static @Nullable Hit hit(OffenderRecord record, Identifier asked) {
    Hit best = null;
    for (Identifier held : record.person().identifiers()) {
      if (held.sameNumber(asked)) {
        Hit hit = hit(record, held, asked);
        if (hit != null && hit.grade() == Grade.SAME_IDENTIFIER) {
          return hit;
        }
        best = best == null ? hit : best;
      }
    }
    return best;
  }

  private static @Nullable Hit hit(OffenderRecord record, Identifier held, Identifier asked) {
    if (!held.type().equals(asked.type())) {
      return new Hit(record, Grade.STRONG, OTHER_DOCUMENT);
    }
    if (held.type().isCitizenNumber()) {
      return new Hit(record, Grade.SAME_IDENTIFIER, SAME);
    }
    String heldIssuer = held.issuer();
    String askedIssuer = asked.issuer();
    if (heldIssuer == null || askedIssuer == null) {
      return new Hit(record, Grade.STRONG, ISSUER_OPEN);
    }
    if (heldIssuer.equalsIgnoreCase(askedIssuer)) {
      return new Hit(record, Grade.SAME_IDENTIFIER, SAME);
    }
    // Two countries' passports are two passports. But a prison has more names than one, and to pass
    // over its prisoner for the spelling would be a false "no record".
    return held.ofAnotherCountry(asked) ? null : new Hit(record, Grade.POSSIBLE, OTHER_ISSUER);
  }
}
