package org.panah.testkit;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditLog;

/**
 * A process that appends to an audit log, says so after each acknowledgement, and is killed in the
 * midst of it.
 */
final class AuditCrashWriter {
  /** How many events each append has. */
  static final int BATCH = 3;

  private AuditCrashWriter() {}

  /** What the killed process runs: the contract's class, and the place of the log. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Constructor<?> constructor = Class.forName(args[0]).getDeclaredConstructor();
    constructor.setAccessible(true);
    DurableAuditLogContract contract = (DurableAuditLogContract) constructor.newInstance();
    AuditLog log = contract.openAt(Path.of(args[1]));
    while (true) {
      int entries = log.last().map(AuditEntry::number).orElse(0L).intValue();
      log.append(AuditLogFixture.events(entries + 1, entries + BATCH));
      System.out.println(entries / BATCH + 1);
    }
  }
}
