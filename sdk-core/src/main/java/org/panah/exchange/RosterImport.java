package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.Posts;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * Takes an agency's posts from a CSV file onto its roster, again and again; for one thread.
 *
 * <pre>{@code
 * RosterReport report =
 *     RosterImport.csv(file).rejectsTo(rejectsFile).into(session.posts(), Agency.of("PB-POL"));
 * }</pre>
 *
 * <p>The columns, in any order: {@code id}, {@code kind}, {@code title}, {@code areas} (keys of
 * provinces and districts with bars between them; empty for the whole country), {@code deputy} (the
 * id of another post of the file or the roster), {@code answers_within_minutes} (15 if empty), and
 * one for each channel, as {@code channel.sms}, with the address there.
 *
 * <p>The file counts: what it tells otherwise than the roster is changed there, and what it tells
 * alike is left as it is. A post of which it does not tell stays, and is reported. So after a
 * failure the same import is simply run again.
 *
 * <p>Rows that cannot be taken go to the rejects file, each as it came and with its line, the field
 * and the rule that it broke. It is corrected and imported like the file it came from.
 */
public final class RosterImport {
  /** The most rows of a file. */
  public static final int MAX_POSTS = 100_000;

  private final @Nullable Path file;
  private final @Nullable Reader text;
  private @Nullable Path rejectsTo;
  private boolean removingOthers;

  private RosterImport(@Nullable Path file, @Nullable Reader text) {
    this.file = file;
    this.text = text;
  }

  /**
   * An import of a CSV file.
   *
   * @param file in UTF-8, with a header and commas
   * @return the import
   */
  public static RosterImport csv(Path file) {
    return new RosterImport(Objects.requireNonNull(file, "file"), null);
  }

  /**
   * An import of CSV from a reader, which can run once.
   *
   * @param text with a header and commas; read to its end and left open
   * @return the import
   */
  public static RosterImport csv(Reader text) {
    return new RosterImport(null, Objects.requireNonNull(text, "text"));
  }

  /**
   * This import with a file for the rows that cannot be taken; without one they are only counted.
   * The place is the import's own: what an earlier run left there is replaced, and taken away if
   * this run takes every row. The file appears when the import is done, and only its owner may read
   * it.
   *
   * @param value where the file goes; not the file that is imported
   * @return this import
   */
  public RosterImport rejectsTo(Path value) {
    this.rejectsTo = Objects.requireNonNull(value, "rejectsTo");
    return this;
  }

  /**
   * This import, taking the posts off the roster of which no row tells; their ids are not used
   * again. If a row is rejected, all stay, since nobody can say that it tells of none of them.
   *
   * @return this import
   */
  public RosterImport removingOthers() {
    this.removingOthers = true;
    return this;
  }

  /**
   * What the import did, once it is done.
   *
   * @param posts of a session of the owner's that may change its roster
   * @param owner the agency that keeps the posts
   * @return the report
   * @throws PanahException.InvalidRequest if the file or its header is at fault as a whole, or
   *     others shall be removed and it has no row or is a rejects file; nothing was taken in
   * @throws PanahException.NotPermitted if the session may not change the owner's roster
   * @throws PanahException.Unavailable if the store, the audit or a file does not answer; what was
   *     kept stays, no rejects file is written, and the import can be run again
   */
  public RosterReport into(Posts posts, Agency owner) {
    Objects.requireNonNull(posts, "posts");
    Objects.requireNonNull(owner, "owner");
    RejectsFile.requireAnother(file, rejectsTo);
    if (file == null) {
      return run(Objects.requireNonNull(text), posts, owner);
    }
    try (Reader source = new InputStreamReader(Files.newInputStream(file), UTF_8)) {
      return run(source, posts, owner);
    } catch (IOException e) {
      throw new PanahException.InvalidRequest("source file", "a file that can be read", e);
    }
  }

  private RosterReport run(Reader source, Posts posts, Agency owner) {
    CsvTable table = new CsvTable(source, ',', UTF_8);
    try (RosterIntake intake = new RosterIntake(table, posts, owner, removingOthers, rejectsTo)) {
      return intake.run();
    }
  }
}
