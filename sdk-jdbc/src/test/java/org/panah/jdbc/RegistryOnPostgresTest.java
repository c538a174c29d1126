package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.InstantSource;
import org.panah.Registry;
import org.panah.common.Agency;
import org.panah.testkit.RegistryContract;

/** A registry whose store and audit are on a database server, with the feed signalled. */
class RegistryOnPostgresTest extends RegistryContract {
  @Override
  protected Registry open(InstantSource time, Agency... agencies) {
    String url = Database.POSTGRES.newUrl();
    try (HikariDataSource pool = Database.pool(url)) {
      Schema.migrate(pool);
    }
    return Registry.builder(JdbcStorage.open(url).at(time))
        .agency(agencies[0], agencies)
        .time(time)
        .feedEvery(Duration.ofMillis(5))
        .build();
  }
}
