package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;

/**
 * What a store under test keeps its documents in.
 *
 * @param source a database with all tables
 * @param pools what is to be closed after the test
 */
record Backing(DataSource source, List<HikariDataSource> pools) {
  static Backing of(HikariDataSource pool) {
    return new Backing(pool, List.of(pool));
  }

  /** The nodes of a cluster, each connection from another than the one before. */
  static Backing rotating(List<HikariDataSource> nodes) {
    return new Backing(new RotatingDataSource(nodes), nodes);
  }

  void close() {
    pools.forEach(HikariDataSource::close);
  }
}
