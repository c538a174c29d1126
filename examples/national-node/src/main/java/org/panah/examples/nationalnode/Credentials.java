package org.panah.examples.nationalnode;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** Tells callers by their bearer tokens. Safe for use by many threads. */
interface Credentials {
  /**
   * Who holds a token.
   *
   * @param token the bearer token, empty if there is none
   * @param certificate that of the connection, whose chain was verified; null if there is none
   * @return empty if the token proves nothing now
   * @throws PanahException.Unavailable if it cannot be told
   */
  Optional<Credential> of(String token, @Nullable X509Certificate certificate);
}
