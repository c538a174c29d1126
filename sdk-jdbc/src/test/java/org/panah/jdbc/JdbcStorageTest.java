package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.jdbc.Drafting.PUNJAB;
import static org.panah.jdbc.Drafting.draft;
import static org.panah.jdbc.Drafting.erasing;
import static org.panah.jdbc.Drafting.found;
import static org.panah.jdbc.Drafting.id;
import static org.panah.jdbc.Drafting.write;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.common.PanahException;
import org.panah.store.Store;

class JdbcStorageTest {
  @TempDir private Path folder;

  private String plainUrl() {
    return "jdbc:h2:" + folder.resolve("panah");
  }

  @Test
  void embedded_findsWhatItKept_whenOpenedAgain() {
    Path deep = folder.resolve("not").resolve("there yet");
    try (JdbcStorage storage = JdbcStorage.embedded(deep)) {
      write(storage.store(), PUNJAB, draft("a", 0, "one", "k"));
    }

    try (JdbcStorage storage = JdbcStorage.embedded(deep)) {
      assertThat(found(storage.store(), "k")).containsExactly("a");
    }
    assertThat(names(deep)).containsExactly("panah.mv.db");
  }

  @Test
  void embedded_isOpenedByItsUrl_withoutUser() {
    try (JdbcStorage storage = JdbcStorage.embedded(folder)) {
      write(storage.store(), PUNJAB, draft("a", 0, "one", "k"));
    }

    try (JdbcStorage storage = JdbcStorage.open(plainUrl())) {
      assertThat(found(storage.store(), "k")).containsExactly("a");
    }
  }

  @Test
  void embedded_refusesAFolder_thatAUrlCannotName() {
    assertThatThrownBy(() -> JdbcStorage.embedded(folder.resolve("a;b")))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void embedded_throwsUnavailable_whenTheFolderCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> JdbcStorage.embedded(file.resolve("below")))
        .isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void open_saysWhatIsMissing_andMakesNoTables() throws SQLException {
    String url = Database.H2.newUrl();
    try (Connection keptOpen = DriverManager.getConnection(url)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> JdbcStorage.open(url))
            .isInstanceOf(PanahException.InvalidRequest.class)
            .hasMessageContainingAll("panah_document", "Schema.migrate(dataSource)");
      }
      assertThat(keptOpen.isValid(1)).isTrue();
    }
  }

  @Test
  void open_namesNoPassword_whenTheUrlOrTheUserDoesNotFit() throws SQLException {
    assertThatThrownBy(() -> JdbcStorage.open("jdbc:nothing://host/db?password=geheim"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageNotContaining("geheim");
    try (JdbcStorage storage = JdbcStorage.embedded(folder)) {
      assertThatThrownBy(() -> JdbcStorage.open(plainUrl(), "somebody", "geheim"))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessageStartingWith("user: one that the database lets in")
          .hasStackTraceContaining("28000")
          .satisfies(e -> assertThat(e.getCause()).hasMessageNotContaining("geheim"));
      assertThat(storage.store().get(id("a"))).isEmpty();
    }
  }

  @Test
  void open_writesEveryCommitAtOnce_thoughTheUrlDoesNotSaySo() {
    JdbcStorage.embedded(folder).close();

    try (JdbcStorage storage = JdbcStorage.open(plainUrl())) {
      write(storage.store(), PUNJAB, draft("a", 0, ""));
      assertThat(delays()).isNotEmpty().containsOnly("0");
    }
    assertThatThrownBy(() -> JdbcStorage.open(plainUrl() + ";Write_Delay=500"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("WRITE_DELAY");
  }

  @Test
  void over_refusesAFile_thatAcknowledgesCommitsBeforeTheyAreWritten() {
    JdbcStorage.embedded(folder).close();

    try (HikariDataSource late = Database.ofHost(plainUrl())) {
      assertThatThrownBy(() -> JdbcStorage.over(late))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessageContaining("WRITE_DELAY");
    }
    try (HikariDataSource atOnce = Database.ofHost(plainUrl() + ";WRITE_DELAY=0")) {
      assertThatCode(() -> JdbcStorage.over(atOnce)).doesNotThrowAnyException();
    }
  }

  @Test
  void close_endsStoreAndLog_andLeavesTheHostsDataSourceOpen() {
    try (HikariDataSource host = Database.H2.migrated()) {
      JdbcStorage storage = JdbcStorage.over(host);

      storage.close();
      storage.close();

      assertThatThrownBy(() -> storage.store().get(id("a")))
          .isInstanceOf(PanahException.Unavailable.class);
      assertThatThrownBy(() -> storage.auditLog().last())
          .isInstanceOf(PanahException.Unavailable.class);
      assertThat(host.isClosed()).isFalse();
      assertThat(JdbcStorage.over(host).store().get(id("a"))).isEmpty();
    }
  }

  @Test
  void close_closesThePool_whenItIsTheStorages() throws SQLException {
    JdbcStorage.embedded(folder).close();

    // H2 lets nobody in who asks for the file exclusively, as long as somebody has it open.
    try (Connection alone =
        DriverManager.getConnection("jdbc:h2:nioMapped:" + folder.resolve("panah"))) {
      assertThat(alone.isValid(1)).isTrue();
    }
  }

  @Test
  void at_givesDocumentsTheTimeOfThatClock() {
    Instant then = Instant.parse("2026-03-01T08:00:00.123456789Z");
    try (JdbcStorage storage = JdbcStorage.embedded(folder).at(() -> then)) {
      assertThat(write(storage.store(), PUNJAB, draft("a", 0, "")).document().time())
          .isEqualTo(then);
      assertThat(storage.store().get(id("a")).orElseThrow().time()).isEqualTo(then);
    }
  }

  @Test
  void interrupts_areKeptAndHarmNobody_beforeACallAndInIt() throws InterruptedException {
    try (JdbcStorage storage = JdbcStorage.embedded(folder)) {
      Store store = storage.store();
      Thread.currentThread().interrupt();
      write(store, PUNJAB, draft("a", 0, "", "k"));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(found(store, "k")).containsExactly("a");
      assertThat(Thread.interrupted()).isTrue();

      Thread writer =
          new Thread(
              () -> {
                int written = 0;
                while (written < 50 || !Thread.currentThread().isInterrupted()) {
                  write(store, PUNJAB, draft("w" + written++, 0, "x".repeat(2_000)));
                }
                write(store, PUNJAB, draft("last", 0, ""));
              });
      writer.start();
      while (writer.isAlive()) {
        writer.interrupt();
        writer.join(1);
      }
      assertThat(store.get(id("last"))).isPresent();
    }
  }

  @Test
  void erase_leavesNoTraceOfBodyOrKeys_inTheFiles_afterCompaction() throws Exception {
    List<String> gone = Stream.generate(JdbcStorageTest::noise).limit(4).toList();
    List<String> stays = Stream.generate(JdbcStorageTest::noise).limit(2).toList();
    try (JdbcStorage storage = JdbcStorage.embedded(folder)) {
      Store store = storage.store();
      write(store, PUNJAB, draft("a", 0, gone.get(0), gone.get(1)));
      write(store, PUNJAB, draft("a", 1, gone.get(2), gone.get(3)));
      write(store, PUNJAB, draft("b", 0, stays.get(0), stays.get(1)));
    }
    assertThat(gone).allMatch(this::leavesTrace);

    try (JdbcStorage storage = JdbcStorage.embedded(folder)) {
      write(storage.store(), PUNJAB, erasing("a", 2));
    }
    try (Connection connection = DriverManager.getConnection(plainUrl());
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    }

    assertThat(gone).noneMatch(this::leavesTrace);
    assertThat(stays).allMatch(this::leavesTrace);
  }

  /** Text that no compression can shorten. */
  private static String noise() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Whether a part of a text stands in a file of the database; the compacted file is compressed,
   * which leaves text that does not repeat itself in pieces of up to 32 bytes.
   */
  private boolean leavesTrace(String text) {
    StringBuilder bytes = new StringBuilder();
    try {
      for (String name : names(folder)) {
        bytes.append(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return IntStream.rangeClosed(0, text.length() - 8)
        .anyMatch(i -> bytes.indexOf(text.substring(i, i + 8)) >= 0);
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> delays() {
    try (HikariDataSource pool = Database.ofHost("jdbc:h2:async:" + folder.resolve("panah"))) {
      return Jdbi.create(pool)
          .withHandle(
              h ->
                  h.createQuery(
                          """
                          select setting_value from information_schema.settings
                          where setting_name = 'WRITE_DELAY'
                          """)
                      .mapTo(String.class)
                      .list());
    }
  }

  @Test
  void embedded_keepsItsFileFromEverybodyElse() throws IOException {
    Path place = folder.resolve("new").resolve("place");
    JdbcStorage.embedded(place).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(place.resolve("panah.mv.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void embedded_closesAFileToOthers_thatWasOpenToThem() throws IOException {
    JdbcStorage.embedded(folder).close();
    Path file = folder.resolve("panah.mv.db");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    JdbcStorage.embedded(folder).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
