package org.panah.offender;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * What the source of an imported record told last, so that the next import can tell whether the
 * source has changed, and whether somebody has amended the record since.
 *
 * @param digest of everything that the source told, but for the review date
 * @param reviewBy the review date that the source told; null if it told none
 * @param version the version of the record that the import made; 0 before it is taken in
 */
public record SourceMark(String digest, @Nullable LocalDate reviewBy, long version) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /** Checks the digest. */
  public SourceMark {
    if (digest == null || !FORM.matcher(digest).matches()) {
      throw new PanahException.InvalidRequest("source.digest", "32 hexadecimal digits");
    }
  }

  /**
   * Whether a source tells what it told before.
   *
   * @param before the mark of the last import; null if there was none
   * @return true if nothing has changed at the source
   */
  public boolean tellsTheSameAs(@Nullable SourceMark before) {
    return before != null
        && digest.equals(before.digest)
        && Objects.equals(reviewBy, before.reviewBy);
  }

  /**
   * The same mark on another version of the record.
   *
   * @param made the version that the import makes
   * @return a new mark
   */
  public SourceMark at(long made) {
    return new SourceMark(digest, reviewBy, made);
  }
}
