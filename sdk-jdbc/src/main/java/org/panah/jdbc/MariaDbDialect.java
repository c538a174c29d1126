package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.panah.common.PanahException;

/** MariaDB from version 10.11 on, alone or in a Galera cluster, and MySQL by the same SQL. */
final class MariaDbDialect implements Dialect {
  private static final String MISSING_TABLE = "42S02";
  private static final String DUPLICATE = "23000";

  // Only a server built with Galera knows the variable, so it is looked up first.
  private static final String CAUSAL_READS =
      """
      begin not atomic
        if exists (select 1 from information_schema.system_variables
                   where variable_name = 'WSREP_SYNC_WAIT') then
          execute immediate 'set session wsrep_sync_wait = @@wsrep_sync_wait | 1';
        end if;
      end
      """;

  @Override
  public String name() {
    return "mariadb";
  }

  /** Bounds every wait, and lets a node of a cluster answer only when it has caught up. */
  @Override
  public void configure(HikariConfig config) {
    config.addDataSourceProperty("socketTimeout", "60000");
    config.addDataSourceProperty("rewriteBatchedStatements", "true");
    config.addDataSourceProperty("sessionVariables", "innodb_lock_wait_timeout=10");
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    if (config.getJdbcUrl().startsWith("jdbc:mariadb:")) {
      config.setConnectionInitSql(CAUSAL_READS);
    }
  }

  @Override
  public void check(Handle handle) {
    Map<String, String> settings = settings(handle);
    if (!settings.getOrDefault("innodb_flush_log_at_trx_commit", "1").equals("1")) {
      throw new PanahException.InvalidRequest(
          "innodb_flush_log_at_trx_commit", "1, or a crash takes back what was acknowledged");
    }
    if (!settings.getOrDefault("sql_mode", "").contains("STRICT_")) {
      throw new PanahException.InvalidRequest(
          "sql_mode", "with STRICT_TRANS_TABLES, or what does not fit is cut off in silence");
    }
    if (settings.getOrDefault("wsrep_on", "OFF").equals("ON")
        && Integer.parseInt(settings.getOrDefault("wsrep_sync_wait", "0")) % 2 == 0) {
      throw new PanahException.InvalidRequest(
          "wsrep_sync_wait",
          "1 in every session on a Galera cluster, or a node answers before it knows what others"
              + " acknowledged; for example sessionVariables=wsrep_sync_wait=1 in the URL");
    }
  }

  private static Map<String, String> settings(Handle handle) {
    return handle
        .createQuery("show session variables where variable_name in (<names>)")
        .bindList(
            "names",
            List.of("innodb_flush_log_at_trx_commit", "sql_mode", "wsrep_on", "wsrep_sync_wait"))
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public boolean retryable(String sqlState) {
    return sqlState.equals(DUPLICATE) || Dialect.super.retryable(sqlState);
  }

  @Override
  public boolean missingTable(String sqlState) {
    return sqlState.equals(MISSING_TABLE);
  }
}
