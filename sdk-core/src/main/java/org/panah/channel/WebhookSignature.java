package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * Signs web hooks, and verifies them where they are received. By the convention of Standard
 * Webhooks 1.0: HMAC-SHA256 of id, time and body, under each secret, so that a secret is replaced
 * without a gap. Immutable and safe for use by many threads; hides the secrets in {@link
 * #toString()}.
 */
public final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;
  private static final int MAX_SECRETS = 4;
  private static final int MAX_SIGNATURES = 16;

  private final List<SecretKey> keys;
  private final Duration tolerance;
  private final InstantSource time;

  private WebhookSignature(List<SecretKey> keys, Duration tolerance, InstantSource time) {
    this.keys = keys;
    this.tolerance = tolerance;
    this.time = time;
  }

  /**
   * Signatures under one secret or, while one is being replaced, several. Verifying tolerates five
   * minutes between the clocks of both sides.
   *
   * @param secrets each 24 to 64 random bytes in Base64, with {@code whsec_} before it or not; at
   *     most four
   * @return what signs under all, and verifies what is signed under one
   * @throws PanahException.InvalidRequest if there is none, or one is not of this form
   */
  public static WebhookSignature of(String... secrets) {
    if (secrets.length == 0 || secrets.length > MAX_SECRETS) {
      throw new PanahException.InvalidRequest("webhook.secrets", "1 to " + MAX_SECRETS);
    }
    List<SecretKey> keys = new ArrayList<>();
    for (String secret : secrets) {
      keys.add(key(secret));
    }
    return new WebhookSignature(List.copyOf(keys), Duration.ofMinutes(5), InstantSource.system());
  }

  private static SecretKey key(String secret) {
    byte[] bytes;
    try {
      String text = Objects.requireNonNull(secret, "secret");
      bytes =
          Base64.getDecoder()
              .decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    } catch (IllegalArgumentException e) {
      // The cause would quote a character of the secret.
      bytes = new byte[0];
    }
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new PanahException.InvalidRequest(
          "webhook.secrets", "each " + SHORTEST + " to " + LONGEST + " bytes in Base64");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The same signatures, verified with another tolerance between the clocks of both sides. */
  public WebhookSignature tolerating(Duration difference) {
    if (difference.isNegative()) {
      throw new PanahException.InvalidRequest("webhook.tolerance", "0 or more");
    }
    return new WebhookSignature(keys, difference, time);
  }

  /** The same signatures, verified by another clock. */
  public WebhookSignature time(InstantSource source) {
    return new WebhookSignature(keys, tolerance, Objects.requireNonNull(source, "source"));
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param id the header {@code webhook-id}
   * @param at the time that the header {@code webhook-timestamp} tells, in seconds since 1970
   * @param body as it is sent
   * @return a signature for each secret, with blanks between them
   */
  public String sign(String id, Instant at, byte[] body) {
    List<String> signatures = new ArrayList<>();
    for (SecretKey key : keys) {
      byte[] mac = mac(key, id, String.valueOf(at.getEpochSecond()), body);
      signatures.add(VERSION + Base64.getEncoder().encodeToString(mac));
    }
    return String.join(" ", signatures);
  }

  /**
   * Whether a web hook was sent by somebody who knows a secret, and just now. Whoever may not take
   * a message twice also keeps its id.
   *
   * @param id the header {@code webhook-id}; null if it is missing
   * @param timestamp the header {@code webhook-timestamp}; null if it is missing
   * @param signatures the header {@code webhook-signature}; null if it is missing
   * @param body as it was received, byte for byte
   * @return false also if anything is missing or malformed; takes the same time wherever a
   *     signature differs
   */
  public boolean verify(
      @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
    if (id == null
        || signatures == null
        || timestamp == null
        || !timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(at, time.instant()).abs().compareTo(tolerance) > 0) {
      return false;
    }
    List<byte[]> given = new ArrayList<>();
    for (String signature : signatures.split(" ", MAX_SIGNATURES + 1)) {
      if (signature.startsWith(VERSION) && given.size() < MAX_SIGNATURES) {
        given.add(signature.substring(VERSION.length()).getBytes(UTF_8));
      }
    }
    boolean found = false;
    for (SecretKey key : keys) {
      byte[] right = Base64.getEncoder().encode(mac(key, id, timestamp, body));
      for (byte[] other : given) {
        found |= MessageDigest.isEqual(right, other);
      }
    }
    return found;
  }

  private static byte[] mac(SecretKey key, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSignature[" + keys.size() + " secrets, hidden]";
  }
}
