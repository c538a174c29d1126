package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.panah.common.PanahException;

/** H2, embedded or as a server. */
final class H2Dialect implements Dialect {
  static final String PREFIX = "jdbc:h2:";

  /**
   * Reads and writes the file so that an interrupt of the thread that does it harms nobody. With
   * H2's default, one interrupted thread closes the file's channel, and with it the database for
   * all.
   */
  static final String FILE = "async:";

  private static final Pattern PLAIN_FILE =
      Pattern.compile("jdbc:h2:(?:file:|nio:)?(?![a-zA-Z]{2,}:)(.+)");
  private static final Pattern WRITE_DELAY = setting("WRITE_DELAY");
  private static final Pattern REUSE = setting("OPTIMIZE_REUSE_RESULTS");

  // Waiting for a lock took too long; somebody else changed the row at the same time.
  private static final Set<String> LOST_RACES = Set.of("HYT00", "90131");
  private static final String ADMIN_RIGHTS_REQUIRED = "90040";
  private static final Set<String> MISSING_TABLES = Set.of("42S02", "42S03", "42S04");

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public void configure(HikariConfig config) {
    config.setJdbcUrl(safeUrl(config.getJdbcUrl()));
  }

  /** The URL of the same database, with what keeps it whole. */
  static String safeUrl(String url) {
    String safe = PLAIN_FILE.matcher(url).replaceFirst(PREFIX + FILE + "$1");
    return withZero(
        withZero(safe, WRITE_DELAY, ";WRITE_DELAY=0", delayed()),
        REUSE,
        ";OPTIMIZE_REUSE_RESULTS=0",
        reusing());
  }

  private static String withZero(
      String url, Pattern setting, String zero, PanahException otherwise) {
    Matcher given = setting.matcher(url);
    if (!given.find()) {
      return url + zero;
    }
    if (!given.group(1).strip().equals("0")) {
      throw otherwise;
    }
    return url;
  }

  private static Pattern setting(String name) {
    return Pattern.compile(";\\s*" + name + "\\s*=\\s*([^;]*)", Pattern.CASE_INSENSITIVE);
  }

  /**
   * Refuses a database that acknowledges commits before they are written, and ends the reuse of
   * results.
   *
   * <p>With reuse, a session answers a repeated query with the rows of the last time until the
   * tables are marked as changed, and that happens a moment after a commit has become visible: a
   * reader of the feed met journal heads older than the documents that it had read already. H2
   * keeps this setting nowhere that could be looked at, so it is set.
   *
   * <p>The delay is not set here: H2 stores the setting, but when the last connection closes and
   * another opens the file again, it goes by its default until somebody sets it once more. Only a
   * URL that says it is safe.
   */
  @Override
  public void check(Handle handle) {
    // One row is what was set once, another what is in force.
    List<String> delays =
        handle
            .createQuery(
                """
                select setting_value from information_schema.settings
                where setting_name = 'WRITE_DELAY'
                """)
            .mapTo(String.class)
            .list();
    if (!delays.stream().allMatch("0"::equals)) {
      throw delayed();
    }
    try {
      handle.execute("set optimize_reuse_results 0");
    } catch (JdbiException e) {
      if (SqlFailures.state(e).equals(ADMIN_RIGHTS_REQUIRED)) {
        throw reusing();
      }
      throw e;
    }
  }

  @Override
  public boolean retryable(String sqlState) {
    return LOST_RACES.contains(sqlState) || Dialect.super.retryable(sqlState);
  }

  @Override
  public boolean missingTable(String sqlState) {
    return MISSING_TABLES.contains(sqlState);
  }

  private static PanahException reusing() {
    return new PanahException.InvalidRequest(
        "OPTIMIZE_REUSE_RESULTS",
        "0 in the URL of an H2 database, opened by a user with admin rights, or what was read may be"
            + " older than what was read before");
  }

  private static PanahException delayed() {
    return new PanahException.InvalidRequest(
        "WRITE_DELAY",
        "0 in the URL of an H2 database, or a crash takes back what was acknowledged");
  }
}
