package org.panah.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.Registry;
import org.panah.TermKey;
import org.panah.access.Action;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.audit.AuditLog;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.exchange.OffenderImport;
import org.panah.jdbc.JdbcStorage;
import org.panah.person.Cnic;
import org.panah.testkit.SyntheticPeople;
import org.panah.testkit.SyntheticPerson;

/**
 * The records of a node, in the embedded database of its folder or on a server: filled before it
 * begins, and its audit read after it has ended.
 */
final class NodeRecords implements AutoCloseable {
  private static final int SEED = 5;

  private final SyntheticPeople people =
      SyntheticPeople.seeded(SEED).asOf(LocalDate.now(ZoneId.of("Asia/Karachi")));
  private final Path data;
  private final @Nullable Server server;
  private final @Nullable Database database;
  private final Supplier<JdbcStorage> storage;
  private long before;

  /**
   * Nothing yet.
   *
   * @param data the node's folder
   * @param engine H2 for the embedded database
   */
  NodeRecords(Path data, Engine engine) {
    this.data = data;
    if (engine == Engine.H2) {
      server = null;
      database = null;
      storage = () -> JdbcStorage.embedded(data.resolve("database"));
    } else {
      Server started = engine.start();
      Database made = new Database(started);
      server = started;
      database = made;
      storage = () -> JdbcStorage.open(made.url());
    }
  }

  /** The lines of a node's configuration that say where the records are. */
  List<String> settings() throws IOException {
    List<String> lines = new ArrayList<>(List.of("data=" + data));
    if (database != null) {
      Path password = Files.writeString(data.resolve("password"), "postgres\n");
      lines.add("database.url=" + database.url());
      lines.add("database.user=postgres");
      lines.add("database.password-file=" + password);
    }
    return lines;
  }

  /** Imports people, all of one owner. */
  void fill(int count) {
    StringWriter csv = new StringWriter();
    try {
      people.writeCsv(csv, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (JdbcStorage opened = storage.get()) {
      try (Registry registry =
          Registry.builder(opened)
              .agency(People.OWNER)
              .termKey(TermKey.file(data.resolve("term.key")))
              .nameSearch(false)
              .build()) {
        long made =
            OffenderImport.csv(new StringReader(csv.toString()))
                .into(People.clerk(registry), People.OWNER)
                .added();
        if (made != count) {
          throw new IllegalStateException(made + " records instead of " + count);
        }
      }
    }
    try (JdbcStorage opened = storage.get()) {
      before = opened.auditLog().last().map(AuditEntry::number).orElse(0L);
    }
  }

  /** Numbers of people who are in the records. */
  List<Cnic> present(int count) {
    return people.stream().limit(count).map(SyntheticPerson::cnic).map(Cnic::parse).toList();
  }

  /**
   * What the audit tells of a load.
   *
   * @param found how many questions by number it holds that were answered
   * @param others how many other entries were written meanwhile
   * @param sound whether the whole chain is
   */
  record Audited(long found, long others, boolean sound) {}

  /** Reads the whole audit. */
  Audited audited() {
    try (JdbcStorage opened = storage.get()) {
      AuditLog log = opened.auditLog();
      long found = 0;
      long others = 0;
      Optional<PageRequest> next =
          Optional.of(new PageRequest(PageRequest.MAX_LIMIT, Long.toString(before)));
      while (next.isPresent()) {
        Page<AuditEntry> page = log.entries(next.get());
        for (AuditEntry entry : page.items()) {
          AuditEvent event = entry.event();
          boolean answered =
              event.action() == Action.FIND && event.outcome() == AuditEvent.Outcome.ALLOWED;
          found += answered ? 1 : 0;
          others += answered ? 0 : 1;
        }
        next = page.next(PageRequest.MAX_LIMIT);
      }
      return new Audited(found, others, AuditChain.verify(log).sound());
    }
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
