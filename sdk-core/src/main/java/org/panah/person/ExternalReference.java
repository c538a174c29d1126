package org.panah.person;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * A pointer to something that somebody else keeps: a photograph, fingerprints, a judgment. Panah
 * never holds the thing itself (guard G27).
 *
 * @param kind what it is: {@code PHOTO}, {@code FINGERPRINTS}, {@code DNA}, {@code JUDGMENT}, ...
 * @param custodian who keeps it
 * @param reference by which it is found there
 * @param sha256 its digest, 64 hexadecimal digits, to tell whether it is still the same; null if
 *     not known
 */
public record ExternalReference(
    String kind, String custodian, String reference, @Nullable String sha256) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  /** Checks texts and digest. */
  public ExternalReference {
    kind = Checks.text("reference.kind", kind, 32);
    custodian = Checks.text("reference.custodian", custodian, 64);
    reference = Checks.text("reference.reference", reference, 200);
    if (sha256 != null && !DIGEST.matcher(sha256).matches()) {
      throw new PanahException.InvalidRequest("reference.sha256", "64 small hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return "ExternalReference[" + kind + ", " + custodian + ", hidden]";
  }
}
