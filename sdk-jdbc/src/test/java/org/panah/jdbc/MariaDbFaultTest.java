package org.panah.jdbc;

import java.util.List;

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
}
