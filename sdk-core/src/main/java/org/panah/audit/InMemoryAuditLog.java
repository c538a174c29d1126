package org.panah.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/** An audit log in memory: a list behind a lock, gone when the process ends. */
final class InMemoryAuditLog implements AuditLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<AuditEntry> entries = new ArrayList<>();
  private String hash = AuditChain.START;
  private boolean closed;

  @Override
  public void append(List<AuditEvent> events) {
    locked(
        () -> {
          for (AuditEvent event : events) {
            AuditEntry entry = AuditChain.next(entries.size(), hash, event);
            entries.add(entry);
            hash = entry.hash();
          }
          return events;
        });
  }

  @Override
  public Page<AuditEntry> entries(PageRequest page) {
    return locked(
        () -> {
          // Entry n stands at index n - 1, so what comes after n begins at index n.
          int from = (int) Math.min(AuditEntry.after(page), entries.size());
          int to = Math.min(from + page.limit() + 1, entries.size());
          return AuditEntry.page(entries.subList(from, to), page.limit(), Instant.now());
        });
  }

  @Override
  public Page<AuditEntry> about(String subject, PageRequest page) {
    return locked(
        () -> {
          long after = AuditEntry.after(page);
          List<AuditEntry> found =
              entries.stream()
                  .filter(e -> e.number() > after && names(e.event(), subject))
                  .limit(page.limit() + 1L)
                  .toList();
          return AuditEntry.page(found, page.limit(), Instant.now());
        });
  }

  @Override
  public Optional<AuditEntry> last() {
    return locked(
        () -> entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1)));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private static boolean names(AuditEvent event, String subject) {
    return event.subjects().contains(subject) || event.terms().contains(subject);
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      if (closed) {
        throw new PanahException.Unavailable("audit log", null);
      }
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
