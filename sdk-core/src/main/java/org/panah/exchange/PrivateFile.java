package org.panah.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.panah.common.PanahException;

/**
 * A file with personal data that only its owner may read, and that appears under its name when it
 * is complete. Until then it is called the same with {@code .part} behind, and what an interrupted
 * run left under that name is replaced.
 */
final class PrivateFile implements AutoCloseable {
  private final Path target;
  private final Path part;
  private final Writer writer;
  private boolean complete;

  private PrivateFile(Path target, Path part, Writer writer) {
    this.target = target;
    this.part = part;
    this.writer = writer;
  }

  /** What a file is called until it is complete. */
  static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  static PrivateFile create(Path target, Charset encoding) {
    Path absolute = target.toAbsolutePath();
    Path part = part(absolute);
    try {
      Files.deleteIfExists(part);
      boolean posix = absolute.getFileSystem().supportedFileAttributeViews().contains("posix");
      FileAttribute<?>[] rights =
          posix
              ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
              }
              : new FileAttribute<?>[0];
      Writer writer =
          new BufferedWriter(
              new OutputStreamWriter(
                  Channels.newOutputStream(
                      Files.newByteChannel(
                          part,
                          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                          rights)),
                  encoding));
      return new PrivateFile(absolute, part, writer);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Whether a file is there and holds a word in its first few characters. */
  static boolean begins(Path file, String word, Charset encoding) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(64), encoding).contains(word);
    }
  }

  Writer writer() {
    return writer;
  }

  /** Ends the file and gives it its name, in the place of what was called so before. */
  void complete() {
    try {
      writer.close();
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Takes the file away again, unless it is complete. */
  @Override
  public void close() {
    if (!complete) {
      try {
        try {
          writer.close();
        } finally {
          Files.deleteIfExists(part);
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  static PanahException unwritable(Exception cause) {
    return new PanahException.Unavailable("output file", cause);
  }
}
