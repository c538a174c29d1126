package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.panah.common.Agency;
import org.panah.offender.OffenderId;
import org.panah.person.Checks;

/**
 * Makes the ids of records out of what their source calls them: the same whenever the same row
 * comes again, and different for every owner. For one thread.
 *
 * <p>An id is the first half of a SHA-256 digest, in the form of a UUID of version 8. It can be
 * seen where the person must not be, in audit entries and tombstones; so it is never made from a
 * CNIC, of which there are few enough to try them all.
 */
final class RecordIds {
  private static final Pattern LIKE_CNIC =
      Pattern.compile(
          "(?<!\\d)[1-8]\\d{4}[\\p{Z}\\p{Pd}\u2212]{0,3}\\d{7}[\\p{Z}\\p{Pd}\u2212]{0,3}\\d(?!\\d)");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

  private final MessageDigest digest;
  private final byte[] domain;

  RecordIds(Agency owner) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    domain = ("panah-source-ref\u0000" + owner.code() + "\u0000").getBytes(UTF_8);
  }

  OffenderId of(String sourceRef) {
    String[] parts = sourceRef.split("\u001f", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = normal(parts[i]);
      if (parts[i].length() >= 13 && holdsCnic(parts[i])) {
        throw Readings.rule("the source's own number of the row, not a CNIC");
      }
    }
    digest.update(domain);
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest(String.join("\u001f", parts).getBytes(UTF_8)));
    long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
    long low = (bytes.getLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
    return OffenderId.of(new UUID(high, low).toString());
  }

  private static boolean holdsCnic(String part) {
    return LIKE_CNIC.matcher(INVISIBLE.matcher(part).replaceAll("")).find();
  }

  // "12/2024, Model Town" stays the same row when the next export writes it in capitals.
  private static String normal(String part) {
    return Mapping.folded(Checks.asciiDigits(part));
  }
}
