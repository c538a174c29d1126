package org.panah.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.panah.store.ChangeSignal;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Word of new changes by LISTEN, on a connection and a thread that are held as long as somebody
 * listens. Safe for use by many threads.
 */
final class PostgresSignal implements ChangeSignal, AutoCloseable {
  /** Where appends send their word. */
  static final String CHANNEL = "panah_changes";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresSignal.class);
  // How long one wait lasts; the thread ends this much later than it is told to at most.
  private static final int WAIT_MILLIS = 100;
  private static final int WAITS_BETWEEN_TESTS = 100;
  private static final int TEST_SECONDS = 5;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long END_MILLIS = 1_000;

  private final DataSource dataSource;
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private @Nullable Ear ear;
  private boolean closed;

  PostgresSignal(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Listening listen(Runnable listener) {
    Registration registration = new Registration(listener);
    synchronized (this) {
      if (!closed) {
        registrations.add(registration);
        if (ear == null) {
          ear = new Ear();
          ear.start();
        }
      }
    }
    return registration;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    registrations.forEach(Registration::close);
  }

  private void remove(Registration registration) {
    Ear needless = null;
    synchronized (this) {
      registrations.remove(registration);
      if (registrations.isEmpty()) {
        needless = ear;
        ear = null;
      }
    }
    if (needless != null) {
      needless.end();
    }
  }

  private final class Registration implements Listening {
    private final Runnable listener;
    private boolean over;

    Registration(Runnable listener) {
      this.listener = listener;
    }

    synchronized void tell() {
      if (over) {
        return;
      }
      try {
        listener.run();
      } catch (RuntimeException | Error e) {
        // Nobody else would be told any more if this thread ended.
        LOG.warn("a listener failed; it is called again at the next change", e);
      }
    }

    @Override
    public void close() {
      synchronized (this) {
        over = true;
      }
      remove(this);
    }
  }

  /** One thread's listening. */
  private final class Ear extends Thread {
    private volatile boolean over;
    private boolean failing;

    Ear() {
      super("panah-listen");
      setDaemon(true);
    }

    /** Ends the thread, and waits a moment so that its connection is back before a pool closes. */
    void end() {
      over = true;
      if (Thread.currentThread() == this) {
        return;
      }
      try {
        join(END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void run() {
      while (!over) {
        try (Connection connection = dataSource.getConnection()) {
          if (!connection.isWrapperFor(PGConnection.class)) {
            LOG.info("the data source hides the driver: new changes are not signalled");
            return;
          }
          if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
          }
          hear(connection);
        } catch (SQLException | RuntimeException e) {
          if (!failing && !over) {
            LOG.warn(
                "new changes are not signalled until the database can be listened to: SQLState {}",
                SqlFailures.state(e));
            failing = true;
          }
          LockSupport.parkNanos(RETRY_NANOS);
        }
      }
    }

    private void hear(Connection connection) throws SQLException {
      PGConnection notices = connection.unwrap(PGConnection.class);
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen " + CHANNEL);
        try {
          if (failing) {
            LOG.info("new changes are signalled again");
            failing = false;
          }
          // What was committed before the listening began was told to nobody here.
          registrations.forEach(Registration::tell);
          wait(connection, notices);
        } finally {
          // A connection that goes back to its pool must not gather what nobody takes.
          statement.execute("unlisten " + CHANNEL);
        }
      }
    }

    private void wait(Connection connection, PGConnection notices) throws SQLException {
      int waits = 0;
      while (!over) {
        PGNotification[] heard = notices.getNotifications(WAIT_MILLIS);
        if (heard != null && heard.length > 0) {
          registrations.forEach(Registration::tell);
          waits = 0;
        } else if (++waits == WAITS_BETWEEN_TESTS) {
          waits = 0;
          // A connection whose other end is gone without a word would be listened to for ever.
          if (!connection.isValid(TEST_SECONDS)) {
            throw new SQLException("the connection is dead", "08006");
          }
        }
      }
    }
  }
}
