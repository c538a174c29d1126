package org.panah.http;

import org.panah.common.PanahException;

/** Where the bearer token comes from with which a node is asked. Safe for use by many threads. */
public interface TokenSource {
  /**
   * The token to be sent with a request that begins now.
   *
   * @return a bearer token, without the word {@code Bearer}
   * @throws PanahException.Unavailable if there is none to be had
   */
  String token();

  /**
   * One token for ever.
   *
   * @param token the bearer token
   * @return a source that answers it
   */
  static TokenSource fixed(String token) {
    return () -> token;
  }
}
