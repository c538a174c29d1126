package org.panah.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL with {@code pg_trgm} at its standard threshold: names that share trigrams through a
 * GIN index, put in order by likeness. The father's likeness is added to it, and half of a name for
 * the same day of birth, a quarter for the same year and for the same district.
 */
final class TrigramNames implements NameEngine {
  private static final int YEAR_DIGITS = 4;
  private static final String SCHEMA =
      """
      create extension pg_trgm;
      create table person (
        id text not null, name text not null, father text, born text, district text)
      """;
  private static final String INSERT = "insert into person values (?, ?, ?, ?, ?)";
  private static final String READY =
      """
      create index person_name on person using gin (lower(name) gin_trgm_ops);
      analyze person
      """;
  private static final String SEARCH =
      """
      select person.id,
        similarity(lower(person.name), asked.name)
          + case when asked.father = '' or person.father is null then 0
              else similarity(lower(person.father), asked.father) end
          + case when asked.born = '' then 0 when person.born = asked.born then 0.5
              when left(person.born, 4) = asked.year then 0.25 else 0 end
          + case when person.district = asked.district then 0.25 else 0 end as score
      from person,
        (select lower(?) as name, lower(?) as father, ? as born, ? as year, ? as district) asked
      where lower(person.name) % lower(?)
      order by score desc limit ?
      """;

  private final PostgresServer server = PostgresServer.start(null);
  private final Connection connection;
  private final PreparedStatement search;

  TrigramNames() {
    try {
      connection = DriverManager.getConnection(server.createUnicode("names"));
      execute(SCHEMA);
      search = connection.prepareStatement(SEARCH);
    } catch (SQLException e) {
      server.close();
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String name() {
    return "pg_trgm";
  }

  @Override
  public void add(List<NameRow> people) {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      connection.setAutoCommit(false);
      for (NameRow row : people) {
        insert.setString(1, row.id());
        insert.setString(2, row.name());
        insert.setString(3, orNull(row.father()));
        insert.setString(4, orNull(row.born()));
        insert.setString(5, orNull(row.district()));
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void ready() {
    try {
      // Built at once it is smaller and faster than one that grew.
      execute("set maintenance_work_mem = '512MB'");
      // Searches are too short to be worth compiling, and have more candidates than 4 MB hold.
      execute("set jit = off");
      execute("set work_mem = '64MB'");
      execute(READY);
      execute("vacuum person");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Found> search(NameRow row, int limit) {
    try {
      search.setString(1, row.name());
      search.setString(2, row.father());
      search.setString(3, row.born());
      search.setString(4, year(row.born()));
      search.setString(5, row.district());
      search.setString(6, row.name());
      search.setInt(7, limit);
      List<Found> found = new ArrayList<>();
      try (ResultSet rows = search.executeQuery()) {
        while (rows.next()) {
          found.add(new Found(rows.getString(1), rows.getDouble(2)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String year(String born) {
    return born.isEmpty() ? "" : born.substring(0, YEAR_DIGITS);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public long bytesInFiles() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_total_relation_size('person')")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    server.close();
  }
}
