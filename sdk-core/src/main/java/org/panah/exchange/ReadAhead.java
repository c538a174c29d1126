package org.panah.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.panah.offender.OffenderRecord;

/**
 * Reads the rows of a source and makes records of them in a thread of its own, one batch ahead of
 * the caller that writes them: reading is work for the processor, writing mostly waits for the
 * database.
 *
 * @param <R> a row as it came
 */
final class ReadAhead<R extends RowSource.Row> implements AutoCloseable {
  // Rows that each are as long as can be must not fill the memory before their batch does.
  private static final int MAX_WEIGHT = 4_000_000;

  private final RowSource<R> source;
  private final int size;
  private final LongSupplier bytesRead;
  private final BlockingQueue<Batch<R>> read = new ArrayBlockingQueue<>(1);
  private final Thread thread = new Thread(this::read, "panah-import");
  private volatile boolean closed;

  /** A row, and the record that it tells of or why it tells of none. */
  record Waiting<R>(R row, @Nullable OffenderRecord record, @Nullable Rejection why) {}

  /**
   * Rows that go together.
   *
   * @param rows the rows in the order of the source
   * @param bytesRead how much of the file had been read then
   * @param failure what ended the reading; null if it goes on
   * @param last whether there is nothing after these rows
   */
  record Batch<R>(
      List<Waiting<R>> rows, long bytesRead, @Nullable Throwable failure, boolean last) {}

  ReadAhead(RowSource<R> source, int size, LongSupplier bytesRead) {
    this.source = source;
    this.size = size;
    this.bytesRead = bytesRead;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The next rows, waited for without end, also when interrupted (the interrupt is kept), as every
   * write of an import is.
   *
   * @throws RuntimeException what the reading threw
   */
  Batch<R> next() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          Batch<R> batch = read.take();
          if (batch.failure() instanceof Error error) {
            throw error;
          }
          if (batch.failure() instanceof RuntimeException failure) {
            throw failure;
          }
          return batch;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void read() {
    try {
      Batch<R> batch = batch();
      while (!batch.last()) {
        read.put(batch);
        batch = batch();
      }
      read.put(batch);
    } catch (InterruptedException e) {
      // Nobody wants the rest.
    } catch (RuntimeException | Error e) {
      // Handed to the caller, who throws it.
      hand(new Batch<>(List.of(), bytesRead.getAsLong(), e, true));
    }
  }

  private void hand(Batch<R> failed) {
    try {
      read.put(failed);
    } catch (InterruptedException e) {
      // Nobody wants to know.
    }
  }

  private Batch<R> batch() {
    List<Waiting<R>> rows = new ArrayList<>(size);
    long weight = 0;
    while (rows.size() < size && weight < MAX_WEIGHT && !closed) {
      R row = source.next();
      if (row == null) {
        return new Batch<>(rows, bytesRead.getAsLong(), null, true);
      }
      rows.add(waiting(row));
      weight += row.weight();
    }
    return new Batch<>(rows, bytesRead.getAsLong(), null, closed);
  }

  private Waiting<R> waiting(R row) {
    try {
      return new Waiting<>(row, source.record(row), null);
    } catch (Rejection e) {
      return new Waiting<>(row, null, e);
    }
  }

  /** Ends the reading, if it has not come to its end. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
