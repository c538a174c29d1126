package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.panah.Offenders;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;

/**
 * Takes records from a file into a registry, in bounded memory but for up to 48 bytes a row, by
 * which rows of a CSV file that have one source reference are found; for one thread.
 *
 * <pre>{@code
 * ImportReport report =
 *     OffenderImport.csv(file)
 *         .mapping(Mapping.load(mappingFile))
 *         .rejectsTo(rejectsFile)
 *         .into(session.offenders(), Agency.of("PB-POL"));
 * }</pre>
 *
 * <p>A row of a CSV file is a record; a section that it cites is an offence. Running an import
 * again does no harm: a row that is as it was changes nothing, and a corrected one changes its
 * record. So after a failure the same import is simply run again.
 *
 * <p>Rows that cannot be taken go to the rejects file, each as it came and with its line, the field
 * and the rule that it broke. It is corrected and imported like the file it came from, with the
 * same mapping.
 */
public final class OffenderImport {
  /** The most rows of a batch. */
  public static final int MAX_BATCH = 1_000;

  private static final ZoneId ZONE = ZoneId.of("Asia/Karachi");

  private final boolean csv;
  private final @Nullable Path file;
  private final @Nullable Reader text;
  private Mapping mapping = Mapping.canonical();
  private ReferenceData reference = ReferenceData.builtIn();
  private InstantSource time = InstantSource.system();
  private ImportListener listener = progress -> {};
  private @Nullable Path rejectsTo;
  private int batch = MAX_BATCH;

  private OffenderImport(boolean csv, @Nullable Path file, @Nullable Reader text) {
    this.csv = csv;
    this.file = file;
    this.text = text;
  }

  /**
   * An import of a CSV file.
   *
   * @param file with a header; in the encoding that the mapping names
   * @return the import, with the canonical mapping unless another is set
   */
  public static OffenderImport csv(Path file) {
    return new OffenderImport(true, Objects.requireNonNull(file, "file"), null);
  }

  /**
   * An import of CSV from a reader, which can run once.
   *
   * @param text with a header; read to its end and left open
   * @return the import, with the canonical mapping unless another is set
   */
  public static OffenderImport csv(Reader text) {
    return new OffenderImport(true, null, Objects.requireNonNull(text, "text"));
  }

  /**
   * An import of a JSON Lines file, as {@link OffenderExport} writes it: a record on each line.
   * Versions and times are passed over. Where a record comes twice, the later line counts.
   *
   * @param file in UTF-8
   * @return the import
   */
  public static OffenderImport jsonLines(Path file) {
    return new OffenderImport(false, Objects.requireNonNull(file, "file"), null);
  }

  /**
   * An import of JSON Lines from a reader, which can run once.
   *
   * @param text a record on each line; read to its end and left open
   * @return the import
   */
  public static OffenderImport jsonLines(Reader text) {
    return new OffenderImport(false, null, Objects.requireNonNull(text, "text"));
  }

  /**
   * This import with a mapping of the file's columns.
   *
   * @param value the mapping; of no effect on JSON Lines
   * @return this import
   */
  public OffenderImport mapping(Mapping value) {
    this.mapping = Objects.requireNonNull(value, "mapping");
    return this;
  }

  /**
   * This import with a host's reference data, by which districts and sections are understood.
   *
   * @param value those of the registry; of no effect on JSON Lines
   * @return this import
   */
  public OffenderImport reference(ReferenceData value) {
    this.reference = Objects.requireNonNull(value, "reference");
    return this;
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
  public OffenderImport rejectsTo(Path value) {
    this.rejectsTo = Objects.requireNonNull(value, "rejectsTo");
    return this;
  }

  /**
   * This import with somebody who is told how it goes on.
   *
   * @param value the listener
   * @return this import
   */
  public OffenderImport listener(ImportListener value) {
    this.listener = Objects.requireNonNull(value, "listener");
    return this;
  }

  /**
   * This import with another number of rows to a batch; the default is {@link #MAX_BATCH}.
   *
   * @param rows 1 to {@link #MAX_BATCH}
   * @return this import
   */
  public OffenderImport batch(int rows) {
    if (rows < 1 || rows > MAX_BATCH) {
      throw new PanahException.InvalidRequest("batch", "1 to " + MAX_BATCH);
    }
    this.batch = rows;
    return this;
  }

  /**
   * This import with a clock, by which a mapping's {@code review.years} are counted.
   *
   * @param value where the time comes from; the default is the system's
   * @return this import
   */
  public OffenderImport time(InstantSource value) {
    this.time = Objects.requireNonNull(value, "time");
    return this;
  }

  /**
   * What the import did, once it is done.
   *
   * @param offenders of a session that may write for the owner
   * @param owner the agency that will keep the records
   * @return the report
   * @throws PanahException.InvalidRequest if the file, its header or the mapping is at fault as a
   *     whole; nothing was taken in
   * @throws PanahException.NotPermitted if the session may not write for the owner
   * @throws PanahException.Unavailable if the store, the audit or a file does not answer; what was
   *     acknowledged stays, no rejects file is written, and the import can be run again
   */
  public ImportReport into(Offenders offenders, Agency owner) {
    Objects.requireNonNull(offenders, "offenders");
    Objects.requireNonNull(owner, "owner");
    RejectsFile.requireAnother(file, rejectsTo);
    try (Counting bytes = file == null ? null : new Counting(Files.newInputStream(file))) {
      Charset encoding = csv ? mapping.encoding : UTF_8;
      Reader source =
          bytes == null ? Objects.requireNonNull(text) : new InputStreamReader(bytes, encoding);
      Intake.Settings settings =
          new Intake.Settings(
              batch,
              rejectsTo,
              encoding,
              listener,
              () -> bytes == null ? 0 : bytes.count,
              file == null ? 0 : Files.size(file));
      if (csv) {
        LocalDate today = LocalDate.ofInstant(time.instant(), ZONE);
        return run(new CsvSource(source, mapping, reference, owner, today), offenders, settings);
      }
      return run(new JsonLinesSource(source, owner), offenders, settings);
    } catch (IOException e) {
      throw new PanahException.InvalidRequest("source file", "a file that can be read", e);
    }
  }

  private static <R extends RowSource.Row> ImportReport run(
      RowSource<R> source, Offenders offenders, Intake.Settings settings) {
    try (Intake<R> intake = new Intake<>(source, offenders, settings)) {
      return intake.run();
    }
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }
}
