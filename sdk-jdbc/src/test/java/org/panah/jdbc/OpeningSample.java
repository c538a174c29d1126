package org.panah.jdbc;

import javax.sql.DataSource;
import org.panah.Registry;
import org.panah.common.Agency;

/** The sample of {@code docs/databases.md}. */
final class OpeningSample {
  private OpeningSample() {}

  static void install(DataSource asOwnerOfTheTables) {
    Schema.migrate(asOwnerOfTheTables);
  }

  static Registry open(String url, String user, String password) {
    JdbcStorage storage = JdbcStorage.open(url, user, password);
    return Registry.builder(storage).agency(Agency.of("PB-POL")).build();
  }
}
