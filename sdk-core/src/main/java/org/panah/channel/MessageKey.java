package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A message's key in the forms that channels can carry; the same key is always the same form. */
final class MessageKey {
  private static final int BYTES = 16;

  private MessageKey() {}

  /** Thirty-two hexadecimal digits, whatever the key holds. */
  static String digest(String key) {
    return HexFormat.of().formatHex(hash(key), 0, BYTES);
  }

  /** A number of two bytes, for what has no room for more. */
  static short number(String key) {
    byte[] hash = hash(key);
    return (short) ((hash[0] & 0xFF) << 8 | (hash[1] & 0xFF));
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
