package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.write;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/**
 * What a caller gets when a server cannot make its files longer. PostgreSQL goes on answering, as
 * with a full disk; MariaDB lets the limit end it in the middle of an append, which is another
 * fault worth a test, and is started again.
 */
@Tag("outside-the-jdk")
class DiskFullTest {
  private static final int MEBI = 1 << 20;
  private static final int MOST = 200;

  @Test
  void postgres_isUnavailable_losesNothing_andGoesOnOnceThereIsRoom() throws Exception {
    try (PostgresServer server = PostgresServer.newServer()) {
      fill(server, 20 * MEBI, "53100", "XX000");
    }
  }

  @Test
  void mariaDb_isUnavailable_andLosesNothing_whenItDiesInAnAppend() throws Exception {
    try (MariaDbServer server = MariaDbServer.newServer("--innodb-log-file-size=4M")) {
      fill(server, 60 * MEBI, "08000");
    }
  }

  private static void fill(TestServer server, long limit, String... states) throws Exception {
    String url = server.newUrl();
    int acknowledged = 0;
    try (HikariDataSource pool = Database.pool(url)) {
      Schema.migrate(pool);
    }
    limitFiles(server, String.valueOf(limit));
    try (HikariDataSource pool = Database.pool(url)) {
      Store store = JdbcStorage.over(pool).store();
      PanahException.Unavailable failure = null;
      while (failure == null) {
        assertThat(acknowledged).as("drafts of a mebibyte in so little room").isLessThan(MOST);
        try {
          write(store, PUNJAB, large(acknowledged));
          acknowledged++;
        } catch (PanahException.Unavailable e) {
          failure = e;
        }
      }
      assertThat(acknowledged).isPositive();
      assertThat(failure.getCause())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isIn((Object[]) states));
    }
    if (server.alive()) {
      limitFiles(server, "unlimited");
    } else {
      server.startAgain();
    }
    try (HikariDataSource pool = Database.pool(url)) {
      Store store = JdbcStorage.over(pool).store();
      Faults.journalIs(store, acknowledged);
      write(store, PUNJAB, large(acknowledged));
      Faults.journalIs(store, acknowledged + 1);
    }
  }

  private static void limitFiles(TestServer server, String bytes)
      throws IOException, InterruptedException {
    // With the colon: the limit in force only, so that it can be taken back without special rights.
    Process process =
        new ProcessBuilder(
                "prlimit", "--pid", String.valueOf(server.pid()), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  /** A draft with a body as large as it may be, which nothing can compress. */
  private static Draft large(int number) {
    byte[] body = new byte[Draft.MAX_BODY];
    new Random(number).nextBytes(body);
    return Draft.write(new DocumentId("large-" + number), "note", 0, Set.of(), body);
  }
}
