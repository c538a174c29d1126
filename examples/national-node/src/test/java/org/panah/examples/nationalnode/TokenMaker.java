package org.panah.examples.nationalnode;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Signs tokens as an agency's issuer would, and as somebody who would like to be taken for it. */
final class TokenMaker {
  static final String ISSUER = "https://issuer.police.example";
  static final String AUDIENCE = "panah";

  private static final TokenMaker MAKER = new TokenMaker();

  private final RSAKey rsa;
  private final RSAKey stranger;
  private final ECKey curve;
  private final KeyPair edwards;

  private TokenMaker() {
    try {
      rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
      stranger = new RSAKeyGenerator(2048).keyID("rsa").generate();
      curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
      edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (JOSEException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one whose keys cost some time to make. */
  static TokenMaker maker() {
    return MAKER;
  }

  /** The public keys, as their issuer tells them. */
  String keys() {
    byte[] encoded = edwards.getPublic().getEncoded();
    OctetKeyPair edwardsKey =
        new OctetKeyPair.Builder(
                Curve.Ed25519,
                Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
            .keyID("edwards")
            .build();
    return new JWKSet(List.of(rsa.toPublicJWK(), curve.toPublicJWK(), edwardsKey)).toString();
  }

  /** The public keys before the others were made. */
  String firstKeys() {
    return new JWKSet(curve.toPublicJWK()).toString();
  }

  /** Claims of a system of PB-POL that holds now, for ten minutes. */
  static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("station-system")
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
        .claim("agency", "PB-POL")
        .claim("roles", List.of("SUPERVISOR", "AUDITOR"));
  }

  String rsa(JWTClaimsSet.Builder claims) {
    return rsa(claims, header -> header);
  }

  /** A token with another head. */
  String rsa(JWTClaimsSet.Builder claims, UnaryOperator<JWSHeader.Builder> head) {
    return signed(
        head.apply(header(JWSAlgorithm.RS256, "rsa")), claims, () -> new RSASSASigner(rsa));
  }

  /** Signed by a key of the same name that the issuer does not know. */
  String stranger(JWTClaimsSet.Builder claims) {
    return signed(header(JWSAlgorithm.RS256, "rsa"), claims, () -> new RSASSASigner(stranger));
  }

  String curve(JWTClaimsSet.Builder claims) {
    return signed(header(JWSAlgorithm.ES256, "curve"), claims, () -> new ECDSASigner(curve));
  }

  /** Signed with what everybody may know: the public key, taken for a shared secret. */
  String confused(JWTClaimsSet.Builder claims) {
    return signed(
        header(JWSAlgorithm.HS256, "rsa"),
        claims,
        () -> new MACSigner(rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
  }

  String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(claims.build()).serialize();
  }

  String edwards(JWTClaimsSet.Builder claims) {
    JWSHeader header = header(JWSAlgorithm.EdDSA, "edwards").build();
    SignedJWT jwt = new SignedJWT(header, claims.build());
    try {
      Signature signing = Signature.getInstance("Ed25519");
      signing.initSign(edwards.getPrivate());
      signing.update(jwt.getSigningInput());
      return new String(jwt.getSigningInput(), StandardCharsets.US_ASCII)
          + "."
          + Base64URL.encode(signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSHeader.Builder header(Algorithm algorithm, String key) {
    return new JWSHeader.Builder((JWSAlgorithm) algorithm).keyID(key);
  }

  private interface Signing {
    JWSSigner signer() throws JOSEException;
  }

  private static String signed(
      JWSHeader.Builder header, JWTClaimsSet.Builder claims, Signing signing) {
    try {
      SignedJWT jwt = new SignedJWT(header.build(), claims.build());
      jwt.sign(signing.signer());
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
