package org.panah.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/**
 * The file for the rows that one import cannot take; there is none as long as there is no such row.
 * For one thread.
 *
 * @param <R> a row as it came
 */
final class RejectsFile<R> implements AutoCloseable {
  /** How every rejects file begins, after a mark of its encoding, a brace and quotation marks. */
  private static final String REJECTS = "panah_line";

  private final @Nullable Path place;
  private final Charset encoding;
  private final Function<Writer, RowSource.Rejects<R>> shape;
  private @Nullable PrivateFile file;
  private RowSource.@Nullable Rejects<R> rejects;

  /**
   * A file that is not there yet.
   *
   * @param place where it goes; null if none is wanted
   * @param encoding of the file
   * @param shape how rows are written to it
   */
  RejectsFile(
      @Nullable Path place, Charset encoding, Function<Writer, RowSource.Rejects<R>> shape) {
    this.place = place;
    this.encoding = encoding;
    this.shape = shape;
  }

  /**
   * Checks that rejects do not go where the file lies that is imported; null if it is a reader.
   *
   * @throws PanahException.InvalidRequest if they do
   */
  static void requireAnother(@Nullable Path imported, @Nullable Path place) {
    if (imported == null || place == null) {
      return;
    }
    Path rejects = place.toAbsolutePath();
    // Both are replaced or taken away: the file itself, and what it is called until it is complete.
    if (isSame(imported, rejects) || isSame(imported, PrivateFile.part(rejects))) {
      throw new PanahException.InvalidRequest("rejectsTo", "another file than the one imported");
    }
  }

  // By any name: through a link, or in capitals where the file system does not tell them apart.
  private static boolean isSame(Path file, Path place) {
    Path imported = file.toAbsolutePath();
    try {
      return imported.normalize().equals(place.normalize())
          || (Files.exists(place) && Files.exists(imported) && Files.isSameFile(place, imported));
    } catch (IOException e) {
      throw new PanahException.InvalidRequest("rejectsTo", "a place that can be looked at", e);
    }
  }

  void add(R row, Rejection why) {
    if (place == null) {
      return;
    }
    if (rejects == null) {
      file = PrivateFile.create(place, encoding);
      rejects = shape.apply(file.writer());
    }
    rejects.add(row, why);
  }

  /** Ends the file; where no row was rejected, takes away what an earlier import left there. */
  void complete() {
    if (file != null) {
      file.complete();
    } else if (place != null) {
      try {
        // What an earlier run left there would look like this one's.
        if (PrivateFile.begins(place, REJECTS, encoding)) {
          Files.deleteIfExists(place);
        }
      } catch (IOException e) {
        throw PrivateFile.unwritable(e);
      }
    }
  }

  /** Takes an unfinished file away. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
