package org.panah.examples.byos;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.panah.common.Agency;
import org.panah.store.Change;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Key;

/**
 * Changes as a file: written aside, forced to the disk and moved into place, so never seen by
 * halves.
 */
final class ChangeFile {
  private ChangeFile() {}

  /** The files of a directory in the order of their numbers. */
  static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(path -> path.toString().endsWith(".changes")).sorted().toList();
    }
  }

  /** The file with a number, which need not exist. */
  static Path numbered(Path directory, long number) {
    return directory.resolve("%019d.changes".formatted(number));
  }

  /** Writes a file, in the place of the one that was there. */
  static void write(Path path, List<Change> changes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (Change change : changes) {
      write(change, out);
    }
    Path aside = path.resolveSibling("aside");
    try (FileOutputStream file = new FileOutputStream(aside.toFile())) {
      bytes.writeTo(file);
      file.getFD().sync();
    }
    Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    // The name must be on the disk too, or the file is lost with the power.
    try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent())) {
      directory.force(true);
    }
  }

  /** What was written to a file. */
  static List<Change> read(Path path) throws IOException {
    List<Change> changes = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(path)));
    while (in.available() > 0) {
      changes.add(readChange(in));
    }
    return changes;
  }

  /** Writes the files of a directory anew without some of their changes. */
  static void drop(Path directory, Predicate<Change> dropped) throws IOException {
    for (Path path : list(directory)) {
      List<Change> changes = read(path);
      if (changes.removeIf(dropped)) {
        write(path, changes);
      }
    }
  }

  private static void write(Change change, DataOutputStream out) throws IOException {
    Document document = change.document();
    out.writeUTF(change.epoch());
    out.writeUTF(document.id().value());
    out.writeUTF(document.kind());
    out.writeUTF(document.owner().code());
    out.writeLong(document.version());
    out.writeLong(document.sequence());
    out.writeUTF(document.time().toString());
    out.writeBoolean(document.erased());
    out.writeInt(document.keys().size());
    for (Key key : document.keys()) {
      out.writeUTF(key.token());
    }
    out.writeInt(document.body().length);
    out.write(document.body());
  }

  private static Change readChange(DataInputStream in) throws IOException {
    String epoch = in.readUTF();
    DocumentId id = new DocumentId(in.readUTF());
    String kind = in.readUTF();
    Agency owner = Agency.of(in.readUTF());
    long version = in.readLong();
    long sequence = in.readLong();
    Instant time = Instant.parse(in.readUTF());
    boolean erased = in.readBoolean();
    Set<Key> keys = new HashSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      keys.add(new Key(in.readUTF()));
    }
    byte[] body = in.readNBytes(in.readInt());
    Document document = new Document(id, kind, owner, version, sequence, time, keys, body, erased);
    return new Change(document, epoch);
  }
}
