package org.panah.jdbc;

import org.junit.jupiter.api.Tag;

/** On a server that waits for its synchronous standby at every commit. */
@Tag("cluster")
class JdbcStoreOnPostgresPairTest extends JdbcStoreContract {
  @Override
  Backing migrated() {
    return Backing.of(PostgresPairUrls.migrated(PostgresPairUrls.newSchema()));
  }
}
