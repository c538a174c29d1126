package org.panah.store;

/**
 * A document as it became in its owner's journal.
 *
 * @param document the newest version at the time of reading, a tombstone included
 * @param epoch names the run of the owner's journal; another epoch means that the journal was
 *     started anew and that sequence numbers of the old one mean nothing
 */
public record Change(Document document, String epoch) {}
