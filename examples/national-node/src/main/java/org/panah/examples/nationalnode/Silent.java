package org.panah.examples.nationalnode;

import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** Failures as they may stand in a log: by their kind and stack, without what they say. */
final class Silent {
  private static final int DEPTH = 8;

  private Silent() {}

  /** The same failure with its causes; what others say in messages may quote a request. */
  static Throwable of(Throwable failure) {
    return of(failure, DEPTH);
  }

  private static Throwable of(Throwable failure, int depth) {
    @Nullable Throwable cause = failure.getCause();
    RuntimeException told =
        new RuntimeException(
            failure instanceof PanahException ? failure.getMessage() : failure.getClass().getName(),
            cause == null || depth == 0 ? null : of(cause, depth - 1));
    told.setStackTrace(failure.getStackTrace());
    return told;
  }
}
