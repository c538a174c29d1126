package org.panah.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Takes each connection from another data source than the one before. */
final class RotatingDataSource implements DataSource {
  private final List<? extends DataSource> nodes;
  private final AtomicInteger next = new AtomicInteger();

  RotatingDataSource(List<? extends DataSource> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  private DataSource next() {
    return nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size()));
  }

  @Override
  public Connection getConnection() throws SQLException {
    return next().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return next().getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return nodes.get(0).unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return nodes.get(0).isWrapperFor(type);
  }
}
