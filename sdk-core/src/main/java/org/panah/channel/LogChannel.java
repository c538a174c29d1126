package org.panah.channel;

import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channel {@code log}: a line of the log for each message, with nothing of a child. For trials,
 * and beside other channels. Safe for use by many threads.
 */
public final class LogChannel implements AlertChannel {
  private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);

  /** A channel that writes to the logger of this class, at level INFO. */
  public LogChannel() {}

  @Override
  public String name() {
    return "log";
  }

  @Override
  public DeliveryOutcome deliver(AlertMessage message) {
    Told told = Told.of(message);
    LOG.info(
        "alert {} for post {}: {}, {}, {}",
        message.key(),
        message.post(),
        told.mode(),
        told.category(),
        told.status());
    return DeliveryOutcome.delivered();
  }
}
