package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;
import org.panah.Storage;
import org.panah.audit.AuditLog;
import org.panah.common.PanahException;
import org.panah.store.Store;

/**
 * A store and an audit log on one JDBC data source. Safe for use by many threads, and by many
 * processes where the database is a server.
 *
 * <p>The databases are H2, PostgreSQL from version 15 and MariaDB from version 10.11, each with its
 * own driver on the class path; {@code docs/databases.md} says what each guarantees and which
 * settings it needs.
 */
public final class JdbcStorage implements Storage {
  private static final String DATABASE = "database";
  private static final long POOL_WAIT_MILLIS = 5_000;

  private final DataSource dataSource;
  private final Runnable closing;
  private final Dialect dialect;
  private final boolean readCommitted;
  private final @Nullable PostgresSignal signal;
  private final Store store;
  private final AuditLog auditLog;

  private JdbcStorage(
      DataSource dataSource,
      Dialect dialect,
      boolean readCommitted,
      @Nullable PostgresSignal signal,
      Runnable closing,
      InstantSource time) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.readCommitted = readCommitted;
    this.signal = signal;
    this.closing = closing;
    this.store =
        new JdbcStore(new Backend("store", dataSource, dialect, readCommitted), time, signal);
    this.auditLog =
        new JdbcAuditLog(new Backend("audit log", dataSource, dialect, readCommitted), time);
  }

  /**
   * A storage on an H2 database in a folder, made if it is not there, with its tables brought up to
   * date: the file {@code panah.mv.db} belongs to this library. One process at a time can open it,
   * and on POSIX file systems only the file's owner can read it; it is not encrypted.
   *
   * @param folder where the database is or shall be
   * @return the storage, to be closed after use
   * @throws PanahException.Unavailable if the folder cannot be written, or another process has the
   *     database open
   */
  public static JdbcStorage embedded(Path folder) {
    String file = folder.toAbsolutePath().normalize().resolve("panah").toString();
    if (file.indexOf(';') >= 0) {
      throw new PanahException.InvalidRequest("folder", "a path without semicolon");
    }
    PrivateFolder.prepare(folder, "panah.mv.db");
    // H2 writes statements that failed into a trace file, and their values with them: no trace
    // file.
    String url =
        H2Dialect.PREFIX
            + H2Dialect.FILE
            + file
            + ";WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=2500;TRACE_LEVEL_FILE=0";
    HikariDataSource pool = pool(url, null, null);
    return opened(pool, pool::close, () -> Schema.migrate(pool));
  }

  /**
   * A storage on the database at a URL, through a connection pool of its own. The tables must be
   * there: see {@link Schema}.
   *
   * @param url a JDBC URL, with credentials if the database wants any
   * @return the storage; closing it closes the pool
   * @throws PanahException.InvalidRequest if tables are missing, the database lets the user not in
   *     or not near the tables, or the URL does not fit
   * @throws PanahException.Unavailable if the database does not answer
   */
  public static JdbcStorage open(String url) {
    HikariDataSource pool = pool(url, null, null);
    return opened(pool, pool::close, () -> {});
  }

  /**
   * A storage on the database at a URL, through a connection pool of its own. The tables must be
   * there: see {@link Schema}.
   *
   * @param url a JDBC URL
   * @param user as whom to connect
   * @param password the user's password
   * @return the storage; closing it closes the pool
   * @throws PanahException.InvalidRequest if tables are missing, the database lets the user not in
   *     or not near the tables, or the URL does not fit
   * @throws PanahException.Unavailable if the database does not answer
   */
  public static JdbcStorage open(String url, String user, String password) {
    HikariDataSource pool = pool(url, user, password);
    return opened(pool, pool::close, () -> {});
  }

  /**
   * A storage on a data source that belongs to the caller. The tables must be there: see {@link
   * Schema}. An H2 file must be opened with {@code WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0} in the
   * URL, and best as {@code jdbc:h2:async:} and the path, so that the interrupt of a thread does
   * not close it for all. On PostgreSQL the URL must say {@code logServerErrorDetail=false}, or the
   * driver tells rows that failed and the pool logs them; one connection is kept for listening.
   *
   * @param dataSource best a pool
   * @return the storage; closing it leaves the data source open
   * @throws PanahException.InvalidRequest if tables are missing, the database lets the user not in
   *     or not near the tables, or does not fit
   * @throws PanahException.Unavailable if the database does not answer
   */
  public static JdbcStorage over(DataSource dataSource) {
    return opened(dataSource, () -> {}, () -> {});
  }

  /**
   * The same storage by another clock; the two share their connections, and closing either closes
   * them.
   *
   * @param time where document times come from
   * @return a new storage
   */
  public JdbcStorage at(InstantSource time) {
    return new JdbcStorage(dataSource, dialect, readCommitted, signal, closing, time);
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public AuditLog auditLog() {
    return auditLog;
  }

  /** Ends store and log, and the connection pool if this storage made it. */
  @Override
  public void close() {
    store.close();
    auditLog.close();
    closing.run();
  }

  private static JdbcStorage opened(DataSource dataSource, Runnable closing, Runnable making) {
    boolean done = false;
    try {
      Dialect dialect = Schema.dialect(dataSource);
      boolean readCommitted =
          Backend.jdbi(dataSource)
              .withHandle(
                  handle -> {
                    dialect.check(handle);
                    TransactionIsolationLevel isolation = handle.getTransactionIsolationLevel();
                    if (isolation == TransactionIsolationLevel.READ_UNCOMMITTED) {
                      throw new PanahException.InvalidRequest(
                          "isolation", "READ COMMITTED or higher, or what may never be is read");
                    }
                    return isolation == TransactionIsolationLevel.READ_COMMITTED;
                  });
      making.run();
      Schema.validate(dataSource);
      PostgresSignal signal = dialect.changeSignal(dataSource).orElse(null);
      if (signal != null
          && dataSource instanceof HikariDataSource pool
          && pool.getMaximumPoolSize() < 2) {
        throw new PanahException.InvalidRequest(
            "pool", "of two connections at least: one listens for changes");
      }
      done = true;
      return new JdbcStorage(
          dataSource, dialect, readCommitted, signal, closing, InstantSource.system());
    } catch (JdbiException | SQLException e) {
      throw SqlFailures.opening(DATABASE, e);
    } finally {
      if (!done) {
        closing.run();
      }
    }
  }

  private static HikariDataSource pool(
      String url, @Nullable String user, @Nullable String password) {
    Dialect dialect = Dialect.of(url);
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      // The driver's message would tell the URL, and the password that may stand in it.
      throw new PanahException.InvalidRequest(
          "url",
          "one that a driver on the class path takes; Panah brings none, add your database's");
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("panah");
    config.setJdbcUrl(url);
    config.setConnectionTimeout(POOL_WAIT_MILLIS);
    if (user != null) {
      config.setUsername(user);
      config.setPassword(password);
    }
    dialect.configure(config);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw SqlFailures.opening(DATABASE, e);
    }
  }
}
