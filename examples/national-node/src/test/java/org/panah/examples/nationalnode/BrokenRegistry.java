package org.panah.examples.nationalnode;

import org.panah.Registry;
import org.panah.Session;
import org.panah.access.Access;

/** A registry that fails as none should, and says more than it should. */
record BrokenRegistry(String secret) implements Registry {
  @Override
  public Session as(Access access) {
    throw new IllegalStateException(secret, new IllegalArgumentException(secret));
  }

  @Override
  public void close() {}
}
