package org.panah.http;

import java.util.Optional;

/** One token for ever. */
record FixedToken(String token) implements TokenSource {
  @Override
  public Optional<String> atHand() {
    return Optional.of(token);
  }

  @Override
  public String toString() {
    return "FixedToken[hidden]";
  }
}
