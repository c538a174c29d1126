package org.panah.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose connections prepare other statements than they are asked for. */
final class RewrittenSql {
  private RewrittenSql() {}

  static DataSource over(DataSource behind, UnaryOperator<String> rewriting) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object answer = invoke(method, behind, arguments);
          return answer instanceof Connection connection
              ? connection(connection, rewriting)
              : answer;
        });
  }

  private static Connection connection(Connection behind, UnaryOperator<String> rewriting) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            arguments[0] = rewriting.apply((String) arguments[0]);
          }
          return invoke(method, behind, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object invoke(
      Method method, Object target, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
