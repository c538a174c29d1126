package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.panah.Offenders;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.offender.OffenderRecord;

/**
 * Writes an agency's records to a file, page by page and in bounded memory; for one thread.
 *
 * <p>JSON Lines is for machines: each line is a whole record, and taken in again the records are
 * the same. A record of which any part tells of an offender under 18 is left out, since the rest,
 * taken in again, would take that part away.
 *
 * <p>CSV is for people: a row for each offence, with what a row can hold. It is not made to be
 * taken in again, and an import refuses it, since it has no {@code source_ref}. Offences committed
 * under the age of 18 are left out.
 *
 * <p>A record that changes while an export runs may come twice; the later one counts. Lapsed
 * records are not exported. Files can be read by their owner only, and appear when they are
 * complete.
 */
public final class OffenderExport {
  private static final int PAGE = 500;

  private final Offenders offenders;
  private final Agency owner;
  private boolean verbatim;

  private OffenderExport(Offenders offenders, Agency owner) {
    this.offenders = offenders;
    this.owner = owner;
  }

  /**
   * An export of an agency's records.
   *
   * @param offenders of a session that may list them
   * @param owner the agency
   * @return the export
   */
  public static OffenderExport of(Offenders offenders, Agency owner) {
    return new OffenderExport(
        Objects.requireNonNull(offenders, "offenders"), Objects.requireNonNull(owner, "owner"));
  }

  /**
   * This export with CSV cells exactly as the records say, for programs. Without it, a spreadsheet
   * is expected to read the file: a byte order mark tells it the encoding, and a cell that it would
   * take for a formula, because it begins with {@code =}, {@code +}, {@code -}, {@code @} or a
   * tabulator, has an apostrophe before it.
   *
   * @return this export
   */
  public OffenderExport verbatim() {
    verbatim = true;
    return this;
  }

  /**
   * What was written to a JSON Lines file, once it is complete.
   *
   * @param file where it goes; replaced if it is there
   * @return the report
   * @throws PanahException.NotPermitted if the session may not list the owner's records
   * @throws PanahException.Unavailable if the store, the audit or the file does not answer; no file
   *     is left then
   */
  public ExportReport jsonLines(Path file) {
    return toFile(file, this::jsonLines);
  }

  /**
   * What was written as JSON Lines.
   *
   * @param out where it goes; flushed and left open
   * @return the report
   * @throws PanahException as {@link #jsonLines(Path)}
   */
  public ExportReport jsonLines(Writer out) {
    RecordCodec codec = RecordCodec.standard();
    return each(
        out,
        record -> {
          if (record.offences().stream().anyMatch(record::juvenileAt)) {
            return Optional.empty();
          }
          out.write(new String(codec.encode(record), UTF_8));
          out.write('\n');
          return Optional.of(record);
        });
  }

  /**
   * What was written to a CSV file, once it is complete.
   *
   * @param file where it goes; replaced if it is there
   * @return the report
   * @throws PanahException as {@link #jsonLines(Path)}
   */
  public ExportReport csv(Path file) {
    return toFile(file, this::csv);
  }

  /**
   * What was written as CSV.
   *
   * @param out where it goes; flushed and left open
   * @return the report
   * @throws PanahException as {@link #jsonLines(Path)}
   */
  public ExportReport csv(Writer out) {
    try {
      OffenceRows rows = new OffenceRows(out, !verbatim);
      return each(out, rows::write);
    } catch (IOException e) {
      throw PrivateFile.unwritable(e);
    }
  }

  /** Writes a record; answers what it wrote of it, if anything. */
  private interface Output {
    Optional<OffenderRecord> write(OffenderRecord record) throws IOException;
  }

  private interface Export {
    ExportReport to(Writer out);
  }

  private static ExportReport toFile(Path file, Export export) {
    try (PrivateFile target = PrivateFile.create(file, UTF_8)) {
      ExportReport report = export.to(target.writer());
      target.complete();
      return report;
    }
  }

  private ExportReport each(Writer out, Output output) {
    long written = 0;
    long leftOut = 0;
    PageRequest request = PageRequest.first(PAGE);
    try {
      while (true) {
        Page<OffenderRecord> page = offenders.list(owner, request);
        for (OffenderRecord record : page.items()) {
          Optional<OffenderRecord> part = output.write(record);
          written += part.isPresent() ? 1 : 0;
          leftOut += part.filter(record::equals).isPresent() ? 0 : 1;
        }
        Optional<PageRequest> next = page.next(PAGE);
        if (next.isEmpty()) {
          out.flush();
          return new ExportReport(written, leftOut, page.asOf());
        }
        request = next.get();
      }
    } catch (UncheckedIOException e) {
      throw PrivateFile.unwritable(e);
    } catch (IOException e) {
      throw PrivateFile.unwritable(e);
    }
  }
}
