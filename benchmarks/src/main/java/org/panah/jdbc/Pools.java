package org.panah.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Connection pools as {@link JdbcStorage#open} makes them, for both sides of a benchmark. */
public final class Pools {
  private Pools() {}

  /**
   * A pool with the storage's own settings.
   *
   * @param url of the database
   * @param size how many connections at most
   * @return the pool, to be closed after use
   */
  public static HikariDataSource open(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    Dialect.of(url).configure(config);
    return new HikariDataSource(config);
  }
}
