package org.panah.offender;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * What the source of an imported record told last, so that the next import can tell whether the
 * source has changed, and whether somebody has amended the record since.
 *
 * @param digest of everything that the source told, but for the review date; null while that is
 *     what the record itself tells
 * @param reviewBy the review date that the source told; null if it told none
 * @param version the version of the record that the import made; 0 before it is taken in
 */
public record SourceMark(@Nullable String digest, @Nullable LocalDate reviewBy, long version) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Checks the digest. */
  public SourceMark {
    if (digest != null && !FORM.matcher(digest).matches()) {
      throw new PanahException.InvalidRequest("source.digest", "32 hexadecimal digits");
    }
  }
}
