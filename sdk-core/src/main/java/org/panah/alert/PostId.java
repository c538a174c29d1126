package org.panah.alert;

import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * The name of a post, unique over all agencies.
 *
 * @param value 1 to 32 letters, digits, dots, dashes and underscores, for example {@code
 *     PB-POL-igp}
 */
public record PostId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  /** Checks the form. */
  public PostId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new PanahException.InvalidRequest(
          "postId", "1 to 32 letters, digits, dots, dashes and underscores");
    }
  }

  /**
   * The id with this value.
   *
   * @param value 1 to 32 letters, digits, dots, dashes and underscores
   * @return the id
   */
  public static PostId of(String value) {
    return new PostId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
