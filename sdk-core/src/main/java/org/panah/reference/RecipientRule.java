package org.panah.reference;

/**
 * Who is told of which alerts: one line of a table that a host can change.
 *
 * @param rule the line's name
 * @param category of the alert; {@code *} for all
 * @param severity the least at which the rule holds; {@code *} for all
 * @param kind of the posts that are told; {@code *} for all
 * @param within where these are
 * @param reason why
 */
public record RecipientRule(
    String rule, String category, String severity, String kind, Within within, String reason) {
  /** Where posts are told, as seen from the place of the alert. */
  public enum Within {
    /** Everywhere. */
    COUNTRY,
    /** In the alert's province, or above it. */
    PROVINCE,
    /** In the alert's district, or above it. */
    DISTRICT,
    /** Nowhere: takes a rule back. */
    NONE
  }
}
