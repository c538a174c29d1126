package org.panah.jdbc;

import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.write;
import static org.panah.jdbc.Faults.journalIs;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.store.Cursor;
import org.panah.store.Store;

class MariaDbFaultTest extends FaultRules {
  @Override
  TestServer server() {
    return MariaDbServer.shared();
  }

  @Override
  String shortLockWaits() {
    return "set session innodb_lock_wait_timeout = 1";
  }

  @Override
  String shortStatements() {
    return "set session max_statement_time = 0.5";
  }

  @Override
  String readOnly() {
    return "set session tx_read_only = 1";
  }

  @Override
  String lock(String table) {
    return "lock tables " + table + " write";
  }

  @Override
  String unlock() {
    return "unlock tables";
  }

  @Override
  List<String> failingInserts(int times, String sqlState) {
    return List.of(
        "create sequence attempts",
        """
        create trigger losing before insert on panah_document for each row
        begin
          if nextval(attempts) <= %d then
            signal sqlstate '%s';
          end if;
        end
        """
            .formatted(times, sqlState));
  }

  @Override
  String nextAttempt() {
    return "select nextval(attempts)";
  }

  @Test
  void apply_works_whereTheDriverCountsOnlyRowsThatHoldSomethingElseNow() {
    Store source = Store.inMemory();
    write(source, PUNJAB, draft("a", 0, "body", "k"));
    Store copy = JdbcStorage.over(pool(url() + "&useAffectedRows=true", "")).store();

    copy.apply(source.changes(Cursor.START, 10));
    copy.apply(source.changes(Cursor.START, 10));

    journalIs(copy, 1);
  }
}
