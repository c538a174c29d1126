package org.panah.testkit;

import org.panah.audit.AuditLog;

/**
 * What every {@link AuditLog} does, as tests. Whoever brings a log extends this class, or {@link
 * DurableAuditLogContract} if it keeps entries beyond the end of the process, and says how a log is
 * opened:
 *
 * <pre>{@code
 * class MyAuditLogTest extends AuditLogContract {
 *   @Override
 *   protected AuditLog open() {
 *     return new MyAuditLog(newEmptyDatabase());
 *   }
 * }
 * }</pre>
 *
 * <p>The tests come from the classes above this one, a chapter each: what goes in and comes out,
 * trouble, tampering. {@link org.panah.audit.AuditChain} makes the entries; a log's own work is to
 * give each its place, under any number of writers, and to keep it.
 */
public abstract class AuditLogContract extends AuditTamperRules {
  /** For subclasses. */
  protected AuditLogContract() {}

  /**
   * A new, empty log. It is closed after the test, sometimes more than once.
   *
   * @return the log, open
   */
  @Override
  protected abstract AuditLog open();

  /**
   * Breaks what a log keeps its entries in, so that no method can answer from it any more. Closes
   * the log unless overridden; a log that can lose its backend while it stays open (a database, a
   * server) should break the backend here.
   *
   * @param log a log that {@link #open} gave
   */
  @Override
  protected void breakBackend(AuditLog log) {
    super.breakBackend(log);
  }
}
