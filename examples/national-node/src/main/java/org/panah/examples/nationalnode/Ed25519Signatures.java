package org.panah.examples.nationalnode;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Set;

/** Verifies EdDSA by the JDK; the library's own verifier needs another library, Tink. */
final class Ed25519Signatures extends BaseJWSProvider implements JWSVerifier {
  private static final int LENGTH = 32;
  private static final int SIGN = 0x80;

  private final PublicKey key;

  Ed25519Signatures(OctetKeyPair key) throws JOSEException {
    super(Set.of(JWSAlgorithm.EdDSA));
    byte[] bytes = key.getDecodedX();
    if (!Curve.Ed25519.equals(key.getCurve()) || bytes.length != LENGTH) {
      throw new JOSEException("only keys on Ed25519");
    }
    // Least byte first, and the sign of the other coordinate in the last bit.
    byte[] turned = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      turned[i] = bytes[LENGTH - 1 - i];
    }
    boolean odd = (turned[0] & SIGN) != 0;
    turned[0] = (byte) (turned[0] & ~SIGN);
    try {
      this.key =
          KeyFactory.getInstance("Ed25519")
              .generatePublic(
                  new EdECPublicKeySpec(
                      NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, turned))));
    } catch (GeneralSecurityException e) {
      throw new JOSEException("a key that the JDK does not take", e);
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
    if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
      // Something that must be understood and is not.
      return false;
    }
    try {
      Signature verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(key);
      verifying.update(signed);
      return verifying.verify(signature.decode());
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new JOSEException("the JDK has no Ed25519", e);
    }
  }
}
