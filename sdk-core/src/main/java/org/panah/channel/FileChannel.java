package org.panah.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;

/**
 * The channel {@code file}: a line of JSON for each message, in a file for each alert of one
 * folder, on the disk before the answer. For registries that have no network, and for programs that
 * take alerts from a folder. Whatever the post's address is, it is not looked at.
 *
 * <p>{@code alert-ID.jsonl} tells of an alert; when it ends, {@code ended-ID.jsonl} does, and the
 * first one is deleted, so that nothing of the child stays. Where the file system knows owners,
 * only the owner may read. Safe for use by many threads; each process needs a folder of its own.
 */
public final class FileChannel implements AlertChannel {
  // Synchronous: what counts as delivered is on the disk.
  private static final Set<OpenOption> READ_AND_WRITE =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DSYNC);

  private final Path folder;
  private final AlertText text;

  private FileChannel(Path folder, AlertText text) {
    this.folder = folder;
    this.text = text;
  }

  /**
   * A channel that writes into a folder.
   *
   * @param folder is made if it does not exist
   * @return the channel
   * @throws PanahException.InvalidRequest if there is no such folder and none can be made
   */
  public static FileChannel in(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
      }
    } catch (IOException e) {
      throw new PanahException.InvalidRequest("folder", "one that exists or can be made", e);
    }
    return new FileChannel(folder, AlertText.standard());
  }

  /** The same channel with a host's texts. */
  public FileChannel text(AlertText texts) {
    return new FileChannel(folder, Objects.requireNonNull(texts, "texts"));
  }

  @Override
  public String name() {
    return "file";
  }

  /** A line of the file. */
  private record Line(
      String key,
      String post,
      String title,
      Told alert,
      List<AlertId> matches,
      String subject,
      String text) {}

  @Override
  public DeliveryOutcome deliver(AlertMessage message) {
    Line line =
        new Line(
            message.key(),
            message.post().value(),
            message.title(),
            Told.of(message),
            message.matches(),
            text.subject(message),
            text.full(message));
    byte[] json = RecordCodec.standard().encode(line);
    try {
      return write(line.alert().id() + ".jsonl", json, message.ended() != null);
    } catch (IOException e) {
      // Its text may name the folder, which is the host's to know and not every board's.
      return DeliveryOutcome.retry("the file cannot be written");
    }
  }

  // One at a time, so that lines never mix, and nothing of a child is written after its end.
  private synchronized DeliveryOutcome write(String name, byte[] json, boolean ended)
      throws IOException {
    Path told = folder.resolve("alert-" + name);
    Path end = folder.resolve("ended-" + name);
    if (ended) {
      append(end, json);
      Files.deleteIfExists(told);
    } else if (Files.exists(end)) {
      return DeliveryOutcome.rejected("the alert has ended");
    } else {
      append(told, json);
    }
    return DeliveryOutcome.delivered();
  }

  private static void append(Path file, byte[] json) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(file, READ_AND_WRITE, ownerOnly(file, "rw-------"))) {
      long size = out.size();
      ByteBuffer last = ByteBuffer.allocate(1);
      boolean torn = size > 0 && out.position(size - 1).read(last) == 1 && last.get(0) != '\n';
      ByteBuffer line = ByteBuffer.allocate(json.length + 2);
      if (torn) {
        // A crash, or a full disk, left half a line; whoever reads it sees where it ends.
        line.put((byte) '\n');
      }
      line.put(json).put((byte) '\n').flip();
      out.position(size);
      while (line.hasRemaining()) {
        out.write(line);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file, String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
