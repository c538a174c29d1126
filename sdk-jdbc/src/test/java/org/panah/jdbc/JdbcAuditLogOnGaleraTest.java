package org.panah.jdbc;

import org.junit.jupiter.api.Tag;

/** On three nodes at once: each connection is to another node than the one before. */
@Tag("cluster")
class JdbcAuditLogOnGaleraTest extends JdbcAuditLogContract {
  @Override
  Backing migrated() {
    return GaleraUrls.migrated();
  }
}
