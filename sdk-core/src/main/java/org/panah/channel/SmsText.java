package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as the short messages that carry it: in the letters of GSM where these do, else in UCS-2;
 * in one part, or in several that say which they are. Source: 3GPP TS 23.038 and 23.040.
 *
 * @param gsm whether it is in the letters of GSM, each in an octet of its own
 * @param concatenated whether each part begins with a header that says which it is
 * @param parts what is sent, at least one
 */
record SmsText(boolean gsm, boolean concatenated, List<byte[]> parts) {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";
  private static final byte[] EXTENDED_CODES = {
    0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
  };
  private static final byte ESCAPE = 0x1B;

  // Of 140 octets the header takes seven, as its reference has two: with one, two alerts that reach
  // a telephone at once would be mixed up too often.
  private static final int GSM_WHOLE = 160;
  private static final int GSM_PART = 152;
  private static final int UCS_WHOLE = 140;
  private static final int UCS_PART = 132;

  /** How many UTF-16 units three parts in UCS-2 hold. */
  static final int THREE_IN_UCS = 3 * UCS_PART / 2;

  /** How many letters of GSM two parts hold. */
  static final int TWO_IN_GSM = 2 * GSM_PART;

  /**
   * The parts of a text.
   *
   * @param text at most 255 parts
   * @param reference the same for the same message, so that a repeated part is known as one
   * @return the parts in their order
   */
  static SmsText of(String text, short reference) {
    List<byte[]> letters = gsm(text);
    boolean gsm = letters != null;
    List<byte[]> units = letters != null ? letters : ucs(text);
    List<byte[]> parts = parts(units, gsm ? GSM_WHOLE : UCS_WHOLE);
    if (parts.size() == 1) {
      return new SmsText(gsm, false, parts);
    }
    parts = parts(units, gsm ? GSM_PART : UCS_PART);
    List<byte[]> numbered = new ArrayList<>();
    for (byte[] part : parts) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(
          new byte[] {
            6,
            8,
            4,
            (byte) (reference >> 8),
            (byte) reference,
            (byte) parts.size(),
            (byte) (numbered.size() + 1)
          });
      out.writeBytes(part);
      numbered.add(out.toByteArray());
    }
    return new SmsText(gsm, true, List.copyOf(numbered));
  }

  /** Whether a text is in letters of GSM. */
  static boolean isGsm(String text) {
    return gsm(text) != null;
  }

  private static @Nullable List<byte[]> gsm(String text) {
    List<byte[]> letters = new ArrayList<>(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int basic = c == ESCAPE ? -1 : BASIC.indexOf(c);
      int extended = EXTENDED.indexOf(c);
      if (basic >= 0) {
        letters.add(new byte[] {(byte) basic});
      } else if (extended >= 0) {
        letters.add(new byte[] {ESCAPE, EXTENDED_CODES[extended]});
      } else {
        return null;
      }
    }
    return letters;
  }

  private static List<byte[]> ucs(String text) {
    return text.codePoints().mapToObj(c -> Character.toString(c).getBytes(UTF_16BE)).toList();
  }

  /** Parts of so many octets at most, none of which ends within a letter. */
  private static List<byte[]> parts(List<byte[]> letters, int most) {
    List<byte[]> parts = new ArrayList<>();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (byte[] letter : letters) {
      if (part.size() + letter.length > most) {
        parts.add(part.toByteArray());
        part.reset();
      }
      part.writeBytes(letter);
    }
    parts.add(part.toByteArray());
    return parts;
  }
}
