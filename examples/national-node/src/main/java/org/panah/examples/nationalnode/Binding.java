package org.panah.examples.nationalnode;

import org.jspecify.annotations.Nullable;

/**
 * Where a node listens.
 *
 * @param host an address of this machine
 * @param port 0 for any that is free
 * @param tls null for plain HTTP
 * @param adminHost where health and numbers are told, without asking who wants to know
 * @param adminPort 0 for any that is free; less than 0 for nowhere
 */
record Binding(String host, int port, @Nullable Tls tls, String adminHost, int adminPort) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Any free port that only this machine reaches, and no numbers. */
  static Binding loopback() {
    return new Binding(LOOPBACK, 0, null, LOOPBACK, -1);
  }

  /** This binding at a port; 0 for any that is free. */
  Binding at(int value) {
    return new Binding(host, value, tls, adminHost, adminPort);
  }

  /** This binding with numbers at any free port. */
  Binding withNumbers() {
    return new Binding(host, port, tls, LOOPBACK, 0);
  }

  /** This binding with TLS. */
  Binding with(Tls value) {
    return new Binding(host, port, value, adminHost, adminPort);
  }
}
