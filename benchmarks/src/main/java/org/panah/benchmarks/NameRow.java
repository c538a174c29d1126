package org.panah.benchmarks;

/**
 * A person to be found, or what is known of one.
 *
 * @param id of a person, or of a query
 * @param name in any spelling
 * @param father empty if not known
 * @param born a year or a day; empty if not known
 * @param sex M or F; empty if not known
 * @param district a name; empty if not known
 */
record NameRow(String id, String name, String father, String born, String sex, String district) {}
