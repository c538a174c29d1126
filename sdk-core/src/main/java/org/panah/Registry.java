package org.panah;

import org.panah.access.Access;
import org.panah.common.PanahException;

/**
 * The entry point: a registry of offenders against children, embedded in this process on a {@link
 * Storage}. Safe for use by many threads; one is enough for a process.
 *
 * <p>There is no way to a record but through {@link #as}.
 */
public interface Registry extends AutoCloseable {
  /**
   * The registry as seen by somebody.
   *
   * @param access who asks, for which agency, for what purpose, on which case
   * @return a session
   */
  Session as(Access access);

  /** Ends the registry and its storage; later calls are answered with {@link PanahException}. */
  @Override
  void close();

  /**
   * A builder of a registry on storage. The registry closes the storage when it is closed.
   *
   * @param storage a store and an audit log
   * @return the builder
   */
  static RegistryBuilder builder(Storage storage) {
    return new RegistryBuilder(storage);
  }
}
