package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H2 must read the tables for every question. The answer of the last time is older than it looks: a
 * follower of the feed met heads of journals behind the documents that it had read.
 */
public class H2ReuseTest {
  private static final AtomicInteger ASKED = new AtomicInteger();

  /** Called from SQL, once for each time that the database works out the answer. */
  public static int asked(int id) {
    return ASKED.incrementAndGet() + id;
  }

  @Test
  void over_letsNoAnswerBeUsedAgain() throws SQLException {
    try (HikariDataSource host = Database.ofHost(Database.H2.newUrl())) {
      Schema.migrate(host);
      assertThat(answersTo(host)).as("before a storage is opened").isEqualTo(1);

      JdbcStorage.over(host);

      assertThat(answersTo(host)).isEqualTo(2);
    }
  }

  @Test
  void embedded_letsNoAnswerBeUsedAgain(@TempDir Path folder) throws SQLException {
    try (JdbcStorage storage = JdbcStorage.embedded(folder);
        HikariDataSource other =
            Database.ofHost("jdbc:h2:async:" + folder.toAbsolutePath().resolve("panah"))) {
      assertThat(storage.store()).isNotNull();
      assertThat(answersTo(other)).isEqualTo(2);
    }
  }

  /** How often the database works out the answer to a question that is put twice. */
  private static int answersTo(HikariDataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create alias if not exists asked deterministic for \"org.panah.jdbc.H2ReuseTest.asked\"");
      try (PreparedStatement question =
          connection.prepareStatement("select asked(id) from panah_audit_head where id = ?")) {
        question.setInt(1, 1);
        int before = ASKED.get();
        question.executeQuery().close();
        question.executeQuery().close();
        return ASKED.get() - before;
      }
    }
  }
}
