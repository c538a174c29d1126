package org.panah.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/** An audit log on a JDBC data source; processes that share the database share one chain. */
final class JdbcAuditLog implements AuditLog {
  private final Backend backend;
  private final InstantSource time;

  JdbcAuditLog(Backend backend, InstantSource time) {
    this.backend = backend;
    this.time = time;
  }

  private record Head(long number, String hash) {}

  @Override
  public void append(List<AuditEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    backend.write(
        handle -> {
          Head head = lock(handle, events.size());
          List<AuditEntry> entries = new ArrayList<>(events.size());
          long number = head.number();
          String hash = head.hash();
          for (AuditEvent event : events) {
            AuditEntry entry = AuditChain.next(number, hash, event);
            entries.add(entry);
            number = entry.number();
            hash = entry.hash();
          }
          AuditRows.insert(handle, entries);
          int moved =
              handle
                  .createUpdate("update panah_audit_head set hash = ? where hash = ?")
                  .bind(0, hash)
                  .bind(1, head.hash())
                  .execute();
          if (moved != 1) {
            // The row is ours since it was locked, unless the transaction was undone unnoticed.
            throw new SQLException("the end of the chain is not where it was", "40001");
          }
          return entries;
        });
  }

  /** The chain's end as it was, after it was moved on and locked until the transaction ends. */
  private static Head lock(Handle handle, int steps) {
    handle.createUpdate("update panah_audit_head set number = number + ?").bind(0, steps).execute();
    Head moved = head(handle);
    return new Head(moved.number() - steps, moved.hash());
  }

  private static Head head(Handle handle) {
    return handle
        .createQuery("select number, hash from panah_audit_head")
        .map((row, context) -> new Head(row.getLong(1), row.getString(2)))
        .one();
  }

  @Override
  public Page<AuditEntry> entries(PageRequest page) {
    long after = AuditEntry.after(page);
    return page(
        page,
        handle ->
            AuditRows.entries(
                handle,
                handle
                    .createQuery(
                        """
                        select number, happened_at, node, officer, role, agency, purpose,
                          case_kind, case_number, case_place, correlation, action, outcome, rule, hash
                        from panah_audit
                        where number > ?
                        order by number
                        limit ?
                        """)
                    .bind(0, after)
                    .bind(1, page.limit() + 1)));
  }

  @Override
  public Page<AuditEntry> about(String subject, PageRequest page) {
    long after = AuditEntry.after(page);
    return page(
        page,
        handle ->
            AuditRows.entries(
                handle,
                handle
                    .createQuery(
                        """
                        select a.number, happened_at, node, officer, role, agency, purpose,
                          case_kind, case_number, case_place, correlation, action, outcome, rule, hash
                        from (
                          select distinct number from panah_audit_subject
                          where subject = ? and number > ?
                          order by number
                          limit ?
                        ) named
                        join panah_audit a on a.number = named.number
                        order by a.number
                        """)
                    .bind(0, subject)
                    .bind(1, after)
                    .bind(2, page.limit() + 1)));
  }

  private Page<AuditEntry> page(PageRequest page, Backend.Work<List<AuditEntry>> query) {
    Instant asOf = time.instant();
    return AuditEntry.page(backend.read(query), page.limit(), asOf);
  }

  /** The end of which the head tells, so that entries cut off behind it are missed. */
  @Override
  public Optional<AuditEntry> last() {
    return backend.read(
        handle -> {
          Head head = head(handle);
          if (head.number() == 0) {
            return Optional.empty();
          }
          List<AuditEntry> found =
              AuditRows.entries(
                  handle,
                  handle
                      .createQuery(
                          """
                          select number, happened_at, node, officer, role, agency, purpose,
                            case_kind, case_number, case_place, correlation, action, outcome, rule, hash
                          from panah_audit
                          where number = ?
                          """)
                      .bind(0, head.number()));
          return Optional.of(found.isEmpty() ? AuditRows.missing(head.number()) : found.get(0));
        });
  }

  @Override
  public void close() {
    backend.close();
  }
}
