package org.panah.alert;

/** How far a delivery has come. */
public enum DeliveryState {
  /** To be handed to the channel, for the first time or again. */
  OWED,
  /** The channel took it. */
  DELIVERED,
  /** The channel will never take it. */
  REJECTED
}
