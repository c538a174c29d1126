package org.panah;

import org.panah.common.PanahException;

/** Failures of what a host brought: a store, an audit log, a policy. */
final class Failures {
  private Failures() {}

  /**
   * A failure as a caller of a registry gets it. What is none of Panah's own may quote in its text
   * what it was working on, so of that only its kind and its stack go on.
   *
   * @param failure what was thrown
   * @return the failure itself if it is Panah's own, else {@link PanahException.Unavailable}
   */
  static PanahException ours(RuntimeException failure) {
    if (failure instanceof PanahException ours) {
      return ours;
    }
    RuntimeException cause = new RuntimeException(failure.getClass().getName());
    cause.setStackTrace(failure.getStackTrace());
    return new PanahException.Unavailable("registry", cause);
  }
}
