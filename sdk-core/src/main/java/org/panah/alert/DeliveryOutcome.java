package org.panah.alert;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/** What became of a message that was handed to a channel. */
public sealed interface DeliveryOutcome {
  /** It was taken. */
  static DeliveryOutcome delivered() {
    return new Delivered();
  }

  /**
   * It was not taken now, and is to be handed over again.
   *
   * @param reason why, for the board; with nothing of the message
   * @return to be tried again after a while that grows
   */
  static DeliveryOutcome retry(String reason) {
    return new Retry(reason, null);
  }

  /**
   * It will never be taken.
   *
   * @param reason why, for the board; with nothing of the message
   * @return not to be tried again until the alert changes
   */
  static DeliveryOutcome rejected(String reason) {
    return new Rejected(reason);
  }

  /** It was taken. */
  record Delivered() implements DeliveryOutcome {}

  /**
   * It was not taken now.
   *
   * @param reason why
   * @param after how long to wait at least, as the other side asked; null if it did not
   */
  record Retry(String reason, @Nullable Duration after) implements DeliveryOutcome {
    /** Checks the reason. */
    public Retry {
      reason = Checks.text("outcome.reason", reason, 200);
      if (after != null && after.isNegative()) {
        throw new PanahException.InvalidRequest("outcome.after", "0 or more");
      }
    }
  }

  /**
   * It will never be taken.
   *
   * @param reason why
   */
  record Rejected(String reason) implements DeliveryOutcome {
    /** Checks the reason. */
    public Rejected {
      reason = Checks.text("outcome.reason", reason, 200);
    }
  }
}
