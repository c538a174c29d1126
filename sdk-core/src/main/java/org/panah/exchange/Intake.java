package org.panah.exchange;

import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.panah.Offenders;
import org.panah.Taken;
import org.panah.common.PanahException;
import org.panah.offender.OffenderRecord;

/**
 * One import: takes the rows of a source in batches to the registry, and what it does not take to
 * the rejects file, in the order of the source.
 *
 * @param <R> a row as it came
 */
final class Intake<R extends RowSource.Row> implements AutoCloseable {
  private final RowSource<R> source;
  private final Offenders offenders;
  private final Settings settings;
  private final RejectsFile<R> rejects;
  private long added;
  private long amended;
  private long unchanged;
  private long rejected;
  private long notProlonged;

  /**
   * How to go about it.
   *
   * @param batch how many rows go together
   * @param rejectsTo where the rejects file goes; null if none is wanted
   * @param encoding of the rejects file
   * @param listener who is told
   * @param bytesRead how much of the file was read
   * @param bytesTotal how long the file is; 0 if not known
   */
  record Settings(
      int batch,
      @Nullable Path rejectsTo,
      Charset encoding,
      ImportListener listener,
      LongSupplier bytesRead,
      long bytesTotal) {}

  Intake(RowSource<R> source, Offenders offenders, Settings settings) {
    this.source = source;
    this.offenders = offenders;
    this.settings = settings;
    this.rejects = new RejectsFile<>(settings.rejectsTo(), settings.encoding(), source::rejects);
  }

  ImportReport run() {
    long begin = System.nanoTime();
    try (ReadAhead<R> ahead = new ReadAhead<>(source, settings.batch(), settings.bytesRead())) {
      ReadAhead.Batch<R> batch;
      do {
        batch = ahead.next();
        if (!batch.rows().isEmpty()) {
          flush(batch);
        }
      } while (!batch.last());
      rejects.complete();
    } catch (UncheckedIOException e) {
      throw PrivateFile.unwritable(e);
    }
    return new ImportReport(
        read(),
        added,
        amended,
        unchanged,
        rejected,
        notProlonged,
        source.ignoredColumns(),
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private void flush(ReadAhead.Batch<R> batch) {
    List<OffenderRecord> records = new ArrayList<>(batch.rows().size());
    for (ReadAhead.Waiting<R> waiting : batch.rows()) {
      if (waiting.record() != null) {
        records.add(waiting.record());
      }
    }
    List<Taken> taken = records.isEmpty() ? List.of() : offenders.takeIn(records);
    int next = 0;
    for (ReadAhead.Waiting<R> waiting : batch.rows()) {
      if (waiting.why() != null) {
        reject(waiting.row(), waiting.why());
      } else {
        count(waiting.row(), taken.get(next++));
      }
    }
    settings
        .listener()
        .batchDone(
            new ImportProgress(
                read(),
                added,
                amended,
                unchanged,
                rejected,
                batch.bytesRead(),
                settings.bytesTotal()));
  }

  private long read() {
    return added + amended + unchanged + rejected;
  }

  private void count(R row, Taken taken) {
    if (taken.refusal() != null && taken.result() != Taken.Result.REFUSED) {
      notProlonged++;
    }
    switch (taken.result()) {
      case ADDED -> added++;
      case AMENDED -> amended++;
      case UNCHANGED -> unchanged++;
      case REFUSED -> {
        PanahException.InvalidRequest refusal = taken.refusal();
        reject(
            row,
            refusal == null
                ? new Rejection(Rejection.ROW, "refused by the registry")
                : source.refused(row, refusal));
      }
    }
  }

  private void reject(R row, Rejection why) {
    rejected++;
    rejects.add(row, why);
    settings.listener().rejected(row.line(), why.field(), why.rule());
  }

  /** Takes an unfinished rejects file away. */
  @Override
  public void close() {
    rejects.close();
  }
}
