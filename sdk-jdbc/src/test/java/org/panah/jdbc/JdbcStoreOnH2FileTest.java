package org.panah.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVStoreTool;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;
import org.panah.testkit.DurableStoreContract;

/** The JDBC store on an H2 file keeps the contract, and keeps it when it is killed. */
class JdbcStoreOnH2FileTest extends DurableStoreContract {
  @Override
  protected Store openAt(Path place, InstantSource time) {
    return new WholeStorage(JdbcStorage.embedded(place).at(time));
  }

  /** What SHUTDOWN COMPACT does, but not compressed, so that what is there can be searched for. */
  @Override
  protected void compact(Path place) {
    MVStoreTool.compact(place.resolve("panah.mv.db").toString(), false);
  }

  /** A storage's store that closes the storage, so that nobody has the file open afterwards. */
  private record WholeStorage(JdbcStorage storage) implements Store {
    @Override
    public List<Change> append(Agency owner, List<Draft> drafts) {
      return storage.store().append(owner, drafts);
    }

    @Override
    public void apply(List<Change> changes) {
      storage.store().apply(changes);
    }

    @Override
    public Optional<Document> get(DocumentId id) {
      return storage.store().get(id);
    }

    @Override
    public Page<Document> find(Key key, PageRequest page) {
      return storage.store().find(key, page);
    }

    @Override
    public List<Change> changes(Cursor after, int limit) {
      return storage.store().changes(after, limit);
    }

    @Override
    public List<Document> history(DocumentId id) {
      return storage.store().history(id);
    }

    @Override
    public void close() {
      storage.close();
    }
  }
}
