package org.panah.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.ChangeSignal;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Drafts;
import org.panah.store.Key;
import org.panah.store.Store;

/** A store on a JDBC data source. */
final class JdbcStore implements Store {
  private final Backend backend;
  private final InstantSource time;
  private final JdbcAppender appender;
  private final @Nullable PostgresSignal signal;

  /**
   * Makes a store.
   *
   * @param signal closed with the store
   */
  JdbcStore(Backend backend, InstantSource time, @Nullable PostgresSignal signal) {
    this.backend = backend;
    this.time = time;
    this.appender = new JdbcAppender(backend, time);
    this.signal = signal;
  }

  @Override
  public List<Change> append(Agency owner, List<Draft> drafts) {
    return appender.append(owner, drafts);
  }

  @Override
  public void apply(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Optional<PanahException> refusal =
        backend.write(
            handle -> {
              try {
                takeOver(handle, changes);
                return Optional.empty();
              } catch (PanahException e) {
                backend.dialect().undo(handle);
                return Optional.of(e);
              }
            });
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private void takeOver(Handle handle, List<Change> changes) throws SQLException {
    // In the order of the owners' names, so that two that take over the same do not lock crosswise.
    Map<Agency, String> epochs = new TreeMap<>();
    changes.forEach(change -> epochs.putIfAbsent(change.document().owner(), change.epoch()));
    Map<Agency, Journals.Journal> journals = new TreeMap<>();
    epochs.forEach(
        (owner, epoch) ->
            journals.put(owner, Journals.lock(handle, backend.dialect(), owner, 0, epoch)));
    Ledger ledger =
        new Ledger(
            DocumentRows.read(handle, changes.stream().map(c -> c.document().id()).toList()));
    Set<Agency> moved = new TreeSet<>();
    for (Change change : changes) {
      Document document = change.document();
      Document held = ledger.newest(document.id());
      if (held != null && held.version() >= document.version()) {
        continue;
      }
      Journals.Journal journal = Objects.requireNonNull(journals.get(document.owner()));
      Drafts.checkApplied(change, held, journal.epoch(), journal.head());
      journals.put(document.owner(), journal.at(document.sequence()));
      moved.add(document.owner());
      ledger.put(document);
    }
    journals.values().stream()
        .filter(journal -> moved.contains(journal.owner()))
        .forEach(journal -> Journals.move(handle, journal.owner(), journal.head()));
    DocumentRows.write(handle, ledger, backend.dialect());
  }

  @Override
  public Optional<Document> get(DocumentId id) {
    return backend.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, kind, owner, version, sequence, changed_nanos, erased, tokens, body
                    from panah_document where id = ?
                    """)
                .bind(0, id.value())
                .map(DocumentRows.DOCUMENT)
                .findOne());
  }

  private static final String FIND =
      """
      select d.id, d.kind, d.owner, d.version, d.sequence, d.changed_nanos, d.erased, d.tokens, d.body
      from panah_key k join panah_document d on d.id = k.document_id
      where k.token = ? and k.document_id > ?
      order by k.document_id
      limit ?
      """;

  /**
   * The question on a suspect: bare JDBC, because with Jdbi it was measured at 1.6 times as long.
   */
  @Override
  public Page<Document> find(Key key, PageRequest page) {
    Instant asOf = time.instant();
    String after = page.after();
    List<Document> found =
        backend.readBare(
            connection -> {
              try (PreparedStatement query = connection.prepareStatement(FIND)) {
                query.setString(1, key.token());
                query.setString(2, after == null ? "" : after);
                query.setInt(3, page.limit() + 1);
                try (ResultSet rows = query.executeQuery()) {
                  List<Document> documents = new ArrayList<>();
                  while (rows.next()) {
                    documents.add(DocumentRows.document(rows));
                  }
                  return documents;
                }
              }
            });
    return Drafts.page(found, page.limit(), asOf);
  }

  private record Backlog(Journals.Journal journal, long seen) {}

  /**
   * Serves the owners that are behind in rounds, each with an equal share of what is left, so that
   * a full answer comes of every limit and no owner's flood keeps another's changes back.
   */
  @Override
  public List<Change> changes(Cursor after, int limit) {
    return backend.read(
        handle -> {
          List<Backlog> behind = behind(handle, after);
          if (behind.size() > limit) {
            // Not all can be served; let chance decide, so that none waits for ever.
            Collections.shuffle(behind);
          }
          List<Change> changes = new ArrayList<>();
          while (!behind.isEmpty() && changes.size() < limit) {
            List<Backlog> stillBehind = new ArrayList<>();
            for (int i = 0; i < behind.size() && changes.size() < limit; i++) {
              int share = (limit - changes.size() - 1) / (behind.size() - i) + 1;
              Backlog rest = serve(handle, behind.get(i), share, changes);
              if (rest != null) {
                stillBehind.add(rest);
              }
            }
            behind = stillBehind;
          }
          return changes;
        });
  }

  private static List<Backlog> behind(Handle handle, Cursor after) {
    List<Backlog> behind = new ArrayList<>();
    for (Journals.Journal journal : Journals.all(handle)) {
      if (after.reads(journal.owner())) {
        long seen = after.seen(journal.owner(), journal.epoch(), journal.head());
        if (seen < journal.head()) {
          behind.add(new Backlog(journal, seen));
        }
      }
    }
    return behind;
  }

  private static @Nullable Backlog serve(
      Handle handle, Backlog backlog, int share, List<Change> changes) {
    List<Document> documents =
        handle
            .createQuery(
                """
                select id, kind, owner, version, sequence, changed_nanos, erased, tokens, body
                from panah_document where owner = ? and sequence > ?
                order by sequence
                limit ?
                """)
            .bind(0, backlog.journal().owner().code())
            .bind(1, backlog.seen())
            .bind(2, share)
            .map(DocumentRows.DOCUMENT)
            .list();
    documents.forEach(d -> changes.add(new Change(d, backlog.journal().epoch())));
    if (documents.size() < share) {
      return null;
    }
    return new Backlog(backlog.journal(), documents.get(share - 1).sequence());
  }

  @Override
  public List<Document> history(DocumentId id) {
    return backend.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, kind, owner, version, sequence, changed_nanos, erased, tokens, body
                    from panah_history where id = ?
                    order by version
                    """)
                .bind(0, id.value())
                .map(DocumentRows.DOCUMENT)
                .list());
  }

  @Override
  public Optional<ChangeSignal> changeSignal() {
    return Optional.ofNullable(signal);
  }

  @Override
  public void close() {
    if (signal != null) {
      signal.close();
    }
    backend.close();
  }
}
