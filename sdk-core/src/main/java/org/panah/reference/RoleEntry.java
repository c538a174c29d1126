package org.panah.reference;

/**
 * What a role may do, before the policy asks for more.
 *
 * @param code the role's code, for example {@code INVESTIGATOR}
 * @param description what people in the role do
 * @param reads whether they may ask for offender records
 * @param writes whether they may write their own agency's records
 * @param oversees whether they may read the audit
 * @param raises whether they may draft, change and end their own agency's alerts, and record
 *     sightings
 * @param authorises whether they may authorise what another drafted
 * @param replicates whether they may read the change feed, which holds everything
 */
public record RoleEntry(
    String code,
    String description,
    boolean reads,
    boolean writes,
    boolean oversees,
    boolean raises,
    boolean authorises,
    boolean replicates) {}
