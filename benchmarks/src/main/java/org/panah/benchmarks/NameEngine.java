package org.panah.benchmarks;

import java.util.List;

/** Something that finds people by name, as the accuracy harness uses it; filled by one thread. */
interface NameEngine extends AutoCloseable {
  /**
   * Somebody who was found.
   *
   * @param id the person
   * @param score higher is better
   */
  record Found(String id, double score) {}

  /** What stands in the table. */
  String name();

  /** Takes in people. */
  void add(List<NameRow> people);

  /** Ends the taking in. */
  void ready();

  /** The best, in order; empty if there are none, or the query is refused. */
  List<Found> search(NameRow query, int limit);

  /** What is kept in files, in bytes; 0 if everything is on the heap. */
  long bytesInFiles();

  @Override
  void close();
}
