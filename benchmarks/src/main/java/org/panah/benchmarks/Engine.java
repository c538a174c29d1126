package org.panah.benchmarks;

/** The databases on which a benchmark can be run. */
public enum Engine {
  /** A PostgreSQL server. */
  POSTGRES {
    @Override
    Server start() {
      return PostgresServer.start(null);
    }
  },
  /** A MariaDB server. */
  MARIADB {
    @Override
    Server start() {
      return new MariaDbServer();
    }
  },
  /** H2 in this process, on files. */
  H2 {
    @Override
    Server start() {
      return new H2Files();
    }
  };

  /** A server for one benchmark, to be closed by it. */
  abstract Server start();
}
