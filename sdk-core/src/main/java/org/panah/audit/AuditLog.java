package org.panah.audit;

import java.util.List;
import java.util.Optional;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * Where audit entries are kept: append-only, chained by {@link AuditChain}. Safe for use by many
 * threads, and by many processes where they share a backend. Every method throws {@link
 * PanahException.Unavailable} when the backend does not answer.
 */
public interface AuditLog extends AutoCloseable {
  /**
   * Appends events in the order given, all or none, each chained to the entry before it; durable on
   * return.
   *
   * @param events at least one
   */
  void append(List<AuditEvent> events);

  /**
   * Entries in the order of their numbers.
   *
   * @param page which part
   * @return a page, empty past the end
   */
  Page<AuditEntry> entries(PageRequest page);

  /**
   * Entries that name a subject or a term, in the order of their numbers.
   *
   * @param subject a record's id, or the keyed digest of a search term
   * @param page which part
   * @return a page, empty if no entry names it
   */
  Page<AuditEntry> about(String subject, PageRequest page);

  /**
   * The last entry that was appended, as the log remembers it apart from the entries where it does:
   * if the entry itself is gone, an entry with its number that fits no chain.
   *
   * @return empty while there is none
   */
  Optional<AuditEntry> last();

  /** Ends the log; every later call is answered with {@link PanahException.Unavailable}. */
  @Override
  void close();

  /** A new, empty log in memory, for tests and small tools. */
  static AuditLog inMemory() {
    return new InMemoryAuditLog();
  }
}
