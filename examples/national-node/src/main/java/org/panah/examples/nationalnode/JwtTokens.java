package org.panah.examples.nationalnode;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * Callers whose tokens are signed by somebody whose public keys are known. A token that is bound to
 * a certificate proves something on a connection with that certificate only.
 */
final class JwtTokens implements Credentials {
  // No algorithm that signs with what everybody may know, and none that does not sign.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
  private static final Set<JOSEObjectType> TYPES =
      Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"));
  private static final Set<String> REQUIRED = Set.of("exp", "agency", "roles");
  private static final int SKEW_SECONDS = 60;
  private static final int LONGEST = 8 << 10;

  private final JWKSource<SecurityContext> keys;
  private final DefaultJWTClaimsVerifier<SecurityContext> claims;

  private volatile boolean read;

  private JwtTokens(
      JWKSource<SecurityContext> keys, String issuer, String audience, InstantSource time) {
    this.keys = keys;
    this.claims =
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), REQUIRED) {
          @Override
          protected Date currentTime() {
            return Date.from(time.instant());
          }
        };
    claims.setMaxClockSkew(SKEW_SECONDS);
  }

  /**
   * Callers by tokens of an issuer. Keys are read anew every five minutes and when a token names
   * one that is not known, so that they can be changed while the node runs; while they cannot be
   * read, those last read count.
   *
   * @param keys a JWK set: a file, or an address that begins with https
   * @param issuer who signs
   * @param audience whom the tokens are for: this node
   * @param time by which they expire
   */
  static JwtTokens by(String keys, String issuer, String audience, InstantSource time) {
    return new JwtTokens(
        JWKSourceBuilder.<SecurityContext>create(address(keys)).outageTolerantForever().build(),
        issuer,
        audience,
        time);
  }

  private static URL address(String keys) {
    try {
      if (keys.startsWith("https://")) {
        return URI.create(keys).toURL();
      }
      if (!keys.contains("://")) {
        return Path.of(keys).toUri().toURL();
      }
    } catch (MalformedURLException | IllegalArgumentException e) {
      // Told below.
    }
    throw new PanahException.InvalidRequest("auth.keys", "a file, or an address with https");
  }

  @Override
  public Optional<Credential> of(String token, @Nullable X509Certificate certificate) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!isSigned(jwt)) {
        return Optional.empty();
      }
      JWTClaimsSet told = jwt.getJWTClaimsSet();
      claims.verify(told, null);
      return isBoundElsewhere(told, certificate) ? Optional.empty() : Optional.of(credential(told));
    } catch (RateLimitReachedException e) {
      // Looked for so often that its issuer has no such key, or nobody could read any yet.
      if (!read) {
        throw new PanahException.Unavailable("keys of tokens", Silent.of(e));
      }
      return Optional.empty();
    } catch (KeySourceException e) {
      // Whether the token is good cannot be told.
      throw new PanahException.Unavailable("keys of tokens", Silent.of(e));
    } catch (ParseException
        | BadJWTException
        | JOSEException
        | PanahException.InvalidRequest
        | NullPointerException e) {
      // The last from a token whose head or list of roles holds a null.
      return Optional.empty();
    }
  }

  private boolean isSigned(SignedJWT jwt) throws JOSEException {
    JWSHeader header = jwt.getHeader();
    if (!ALGORITHMS.contains(header.getAlgorithm())
        || (header.getType() != null && !TYPES.contains(header.getType()))) {
      return false;
    }
    // A matcher of the algorithm's kind of key: an RSA key is none for any other algorithm.
    JWKMatcher fitting = JWKMatcher.forJWSHeader(header);
    List<JWK> candidates = keys.get(new JWKSelector(fitting), null);
    read = true;
    for (JWK key : candidates) {
      if (!key.isPrivate() && jwt.verify(verifier(header.getAlgorithm(), key))) {
        return true;
      }
    }
    return false;
  }

  private static JWSVerifier verifier(JWSAlgorithm algorithm, JWK key) throws JOSEException {
    if (algorithm.equals(JWSAlgorithm.RS256)) {
      return new RSASSAVerifier(key.toRSAKey());
    }
    return algorithm.equals(JWSAlgorithm.ES256)
        ? new ECDSAVerifier(key.toECKey())
        : new Ed25519Signatures(key.toOctetKeyPair());
  }

  private static boolean isBoundElsewhere(JWTClaimsSet told, @Nullable X509Certificate certificate)
      throws ParseException {
    Map<String, Object> confirmation = told.getJSONObjectClaim("cnf");
    if (confirmation == null) {
      return false;
    }
    // A binding of a kind that this node cannot check is not kept.
    Object thumbprint = confirmation.get("x5t#S256");
    return certificate == null || thumbprint == null || !thumbprint.equals(digest(certificate));
  }

  private static String digest(X509Certificate certificate) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Answers.sha256().digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return "";
    }
  }

  private static Credential credential(JWTClaimsSet told) throws ParseException {
    List<String> roles = told.getStringListClaim("roles");
    String officer = told.getStringClaim("officer");
    String agency = told.getStringClaim("agency");
    return new Credential(
        // Not by the token, which changes while a write is repeated.
        String.join(" ", String.valueOf(told.getSubject()), agency, String.valueOf(officer)),
        Agency.of(agency),
        roles.stream().map(Role::new).collect(Collectors.toSet()),
        officer,
        told.getExpirationTime().toInstant().plusSeconds(SKEW_SECONDS));
  }
}
