package org.panah.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.panah.common.PanahException;

/**
 * The tables that storage needs. Opening a storage validates them; making them is a step of its
 * own: by {@link #migrate}, or by running the numbered scripts in {@code org/panah/jdbc/schema}
 * with a tool such as Flyway. Each script enters itself in the table {@code panah_schema}, so both
 * ways may be mixed.
 */
public final class Schema {
  private static final List<String> SCRIPTS = List.of("V1__documents.sql", "V2__audit.sql");
  private static final List<String> TABLES =
      List.of(
          "panah_schema",
          "panah_journal",
          "panah_document",
          "panah_key",
          "panah_history",
          "panah_audit",
          "panah_audit_subject",
          "panah_audit_head");
  private static final String PART = "database";
  private static final int ATTEMPTS = 5;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Schema() {}

  /**
   * Brings the tables to the version that this release needs; does nothing if they are. Harmless
   * when repeated, and when several processes do it at once.
   *
   * @param dataSource with the right to create tables
   * @throws PanahException.InvalidRequest if the tables are of a newer release, the database is not
   *     supported, or lets the user not in or not make tables
   * @throws PanahException.Unavailable if the database does not answer
   */
  public static void migrate(DataSource dataSource) {
    try {
      Dialect dialect = dialect(dataSource);
      Backend.jdbi(dataSource)
          .useHandle(
              handle -> {
                int version = version(handle, dialect).orElse(0);
                refuseNewer(version);
                for (int i = version; i < SCRIPTS.size(); i++) {
                  run(handle, dialect, i + 1);
                }
              });
    } catch (JdbiException | SQLException e) {
      throw SqlFailures.opening(PART, e);
    }
  }

  /**
   * Checks that the tables are there, in the version that this release needs; changes nothing.
   *
   * @param dataSource with the right to read the tables
   * @throws PanahException.InvalidRequest if they are not; it names what is missing and how to make
   *     it
   * @throws PanahException.Unavailable if the database does not answer
   */
  public static void validate(DataSource dataSource) {
    try {
      Dialect dialect = dialect(dataSource);
      Backend.jdbi(dataSource).useHandle(handle -> validate(handle, dialect));
    } catch (JdbiException | SQLException e) {
      throw SqlFailures.opening(PART, e);
    }
  }

  /**
   * Begins new runs of all journals; to be called once after the database was restored from a
   * backup, before any registry opens it. Followers that keep their place, such as replicas, then
   * read every journal from its start; else they would pass over what came after the backup was
   * taken and comes again under the same numbers.
   *
   * @param dataSource with the right to change the tables
   * @throws PanahException.InvalidRequest if the tables are not those that this release needs
   * @throws PanahException.Unavailable if the database does not answer
   */
  public static void restored(DataSource dataSource) {
    validate(dataSource);
    try {
      Backend.jdbi(dataSource)
          .useTransaction(
              handle ->
                  Journals.all(handle)
                      .forEach(
                          journal ->
                              Journals.begin(
                                  handle, journal.owner(), UUID.randomUUID().toString())));
    } catch (JdbiException e) {
      throw SqlFailures.unavailable(PART, e);
    }
  }

  /** The dialect of the database behind a data source. */
  static Dialect dialect(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Dialect.of(connection);
    }
  }

  /** The text of a script: the dialect's own if it has one, else the common one. */
  static String script(String dialect, String name) {
    String own = "schema/" + dialect + "/" + name;
    String path = Schema.class.getResource(own) == null ? "schema/common/" + name : own;
    try (InputStream stream = Schema.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("the script " + name + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void validate(Handle handle, Dialect dialect) {
    List<String> missing =
        TABLES.stream().filter(table -> isMissing(handle, dialect, table)).toList();
    if (!missing.isEmpty()) {
      throw unfit("lacks " + String.join(", ", missing));
    }
    int version = version(handle, dialect).orElse(0);
    refuseNewer(version);
    if (version < SCRIPTS.size()) {
      throw unfit("has only version " + version + " of " + SCRIPTS.size());
    }
  }

  private static PanahException unfit(String what) {
    return new PanahException.InvalidRequest(
        "schema",
        what
            + " among what the account can see; Schema.migrate(dataSource) creates what is missing, and"
            + " so do the scripts in org/panah/jdbc/schema");
  }

  private static void refuseNewer(int version) {
    if (version > SCRIPTS.size()) {
      throw new PanahException.InvalidRequest(
          "schema",
          "is at version "
              + version
              + ", this release knows versions up to "
              + SCRIPTS.size()
              + ": use a newer release");
    }
  }

  private static void run(Handle handle, Dialect dialect, int number) {
    String text = script(dialect.name(), SCRIPTS.get(number - 1));
    for (int attempt = 1; ; attempt++) {
      try {
        handle.useTransaction(h -> h.createScript(text).executeAsSeparateStatements());
        return;
      } catch (JdbiException e) {
        // Another process may have run the same script at the same time, or be in the midst of it.
        if (version(handle, dialect).orElse(0) >= number) {
          return;
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(attempt * PAUSE_NANOS);
      }
    }
  }

  private static boolean isMissing(Handle handle, Dialect dialect, String table) {
    return ifThere(
            dialect,
            () ->
                handle
                    .createQuery("select count(*) from " + table + " where 1 = 0")
                    .mapTo(int.class)
                    .one())
        .isEmpty();
  }

  /** The greatest version that is entered; empty if there is no table of versions. */
  private static OptionalInt version(Handle handle, Dialect dialect) {
    return ifThere(
        dialect,
        () ->
            handle
                .createQuery("select coalesce(max(version), 0) from panah_schema")
                .mapTo(int.class)
                .one());
  }

  private static OptionalInt ifThere(Dialect dialect, IntSupplier query) {
    try {
      return OptionalInt.of(query.getAsInt());
    } catch (JdbiException e) {
      if (dialect.missingTable(SqlFailures.state(e))) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }
}
