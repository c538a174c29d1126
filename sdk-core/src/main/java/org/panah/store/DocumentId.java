package org.panah.store;

import java.util.UUID;
import org.panah.common.PanahException;

/**
 * The name of a document, unique over all owners. It says nothing about whom the document
 * describes.
 *
 * @param value 1 to 64 letters, digits, dots, dashes and underscores
 */
public record DocumentId(String value) {
  private static final int MAX_LENGTH = 64;

  /** Checks the form. */
  public DocumentId {
    if (!isWellFormed(value)) {
      throw new PanahException.InvalidRequest(
          "documentId", "1 to 64 letters, digits, dots, dashes and underscores");
    }
  }

  // No regular expression: every document that is read passes here.
  private static boolean isWellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '-';
      if (!plain) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= MAX_LENGTH;
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
