package org.panah.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.panah.store.Store;

/** A store for each sequence, empty: in memory, or one database that is emptied each time. */
interface AlertStores {
  String name();

  Store empty(InstantSource time);

  static AlertStores inMemory() {
    return new AlertStores() {
      @Override
      public String name() {
        return "memory";
      }

      @Override
      public Store empty(InstantSource time) {
        return Store.inMemory(time);
      }
    };
  }

  /** The database is made when it is first asked for, and ends with the process. */
  static AlertStores on(Database database) {
    return new AlertStores() {
      private Connection held;
      private JdbcStorage storage;

      @Override
      public String name() {
        return database.name();
      }

      @Override
      public Store empty(InstantSource time) {
        if (storage == null) {
          HikariDataSource pool = database.migrated();
          // A pool ends each connection after half an hour at most, and H2's database with the
          // last.
          held = held(pool);
          storage = JdbcStorage.over(pool);
        }
        // Much faster than a new database, or truncating.
        Jdbi.create(held)
            .useTransaction(
                handle -> {
                  for (String table : List.of("document", "key", "history", "journal")) {
                    handle.execute("delete from panah_" + table);
                  }
                });
        return storage.at(time).store();
      }
    };
  }

  private static Connection held(HikariDataSource pool) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
