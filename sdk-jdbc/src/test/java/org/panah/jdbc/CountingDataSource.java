package org.panah.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that notes every statement, commit and rollback that goes through it. */
class CountingDataSource implements DataSource {
  private final DataSource dataSource;
  private final List<String> calls = new CopyOnWriteArrayList<>();

  CountingDataSource(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** What went through since the last {@link #forget}: the names of the methods. */
  List<String> calls() {
    return calls;
  }

  long commits() {
    return calls.stream().filter("commit"::equals).count();
  }

  void forget() {
    calls.clear();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return proxy(Connection.class, dataSource.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return proxy(Connection.class, dataSource.getConnection(user, password));
  }

  private <T> T proxy(Class<T> type, Object target) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          String name = method.getName();
          if (name.startsWith("execute") || name.equals("commit") || name.equals("rollback")) {
            calls.add(name);
          }
          try {
            Object result = method.invoke(target, arguments);
            if (result instanceof PreparedStatement) {
              return proxy(PreparedStatement.class, result);
            }
            return result instanceof Statement && name.equals("createStatement")
                ? proxy(Statement.class, result)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return dataSource.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    dataSource.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    dataSource.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return dataSource.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return dataSource.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return dataSource.isWrapperFor(type);
  }
}
