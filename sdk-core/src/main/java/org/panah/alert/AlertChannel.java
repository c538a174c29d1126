package org.panah.alert;

/**
 * A way by which posts are told: e-mail, short messages, a web hook. For a host to implement;
 * called by several threads at once, and by several registries on one database.
 *
 * <p>A message is handed over at least once, and after a crash perhaps once more, under the same
 * {@link AlertMessage#key()}: a channel that keeps the keys it has taken makes it exactly once.
 */
public interface AlertChannel {
  /** The channel's name, as posts name it in their addresses: small letters, digits and dashes. */
  String name();

  /**
   * Hands a message over. Whatever it throws counts as {@link DeliveryOutcome.Retry}; what it does
   * not answer in time is interrupted, and counts as that too.
   *
   * @param message to whom and what
   * @return what became of it
   */
  DeliveryOutcome deliver(AlertMessage message);
}
