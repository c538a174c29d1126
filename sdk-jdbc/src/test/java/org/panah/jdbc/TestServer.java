package org.panah.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A database server of the tests' own, on the loopback address. */
interface TestServer extends AutoCloseable {
  /** The URL of a new, empty database, for a superuser. */
  String newUrl();

  int port();

  /** The process that opens the server's files, or that all those which do come of. */
  long pid();

  default boolean alive() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a statement as a superuser, outside the databases of tests. */
  void execute(String sql);

  void stop();

  /** Starts it again after it was stopped, with what it held and on the same port. */
  void startAgain();

  @Override
  void close();
}
