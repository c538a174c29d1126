package org.panah.store;

import java.util.UUID;
import java.util.regex.Pattern;
import org.panah.common.PanahException;

/**
 * The name of a document, unique over all owners. It says nothing about whom the document
 * describes.
 *
 * @param value 1 to 64 letters, digits, dots, dashes and underscores
 */
public record DocumentId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Checks the form. */
  public DocumentId {
    if (!FORM.matcher(value).matches()) {
      throw new PanahException.InvalidRequest(
          "documentId", "1 to 64 letters, digits, dots, dashes and underscores");
    }
  }

  /** A new name that no other document has. */
  public static DocumentId random() {
    return new DocumentId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
