package org.panah.benchmarks;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A token as an issuer would sign it for a node's callers, with RS256, and the key to check it. */
final class NodeToken {
  static final String ISSUER = "https://issuer.police.example";
  static final String AUDIENCE = "panah";

  private static final int KEY_BITS = 2048;
  // Longer than any load lasts; in life it is minutes.
  private static final Duration LENGTH = Duration.ofHours(6);

  private final KeyPair keys;

  NodeToken() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as a JWK set. */
  String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"load\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(number(key.getModulus()), number(key.getPublicExponent()));
  }

  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A token of a system that asks for the officers of an agency. */
  String of(String system, String agency, String role) {
    String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"load\"}";
    String claims =
        """
        {"iss":"%s","aud":"%s","sub":"%s","exp":%d,"agency":"%s","roles":["%s"]}"""
            .formatted(
                ISSUER,
                AUDIENCE,
                system,
                Instant.now().plus(LENGTH).getEpochSecond(),
                agency,
                role);
    String signed =
        base64(head.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signing = Signature.getInstance("SHA256withRSA");
      signing.initSign(keys.getPrivate());
      signing.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
