package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.panah.Storage;
import org.panah.testkit.WatchingContract;

class WatchingOnPostgresTest extends WatchingContract {
  private @Nullable String url;

  @Override
  protected Storage open(InstantSource time) {
    String at = url;
    if (at == null) {
      at = Database.POSTGRES.newUrl();
      try (HikariDataSource pool = Database.pool(at)) {
        Schema.migrate(pool);
      }
      url = at;
    }
    return JdbcStorage.open(at).at(time);
  }
}
