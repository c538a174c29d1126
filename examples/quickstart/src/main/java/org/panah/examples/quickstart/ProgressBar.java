package org.panah.examples.quickstart;

import java.io.PrintStream;
import org.panah.exchange.ImportListener;
import org.panah.exchange.ImportProgress;

/** Draws how far an import has come: one line, drawn over at every percent. */
final class ProgressBar implements ImportListener {
  private static final int WIDTH = 40;

  private final PrintStream out;
  private int drawn = -1;
  private long mostHeap;

  ProgressBar(PrintStream out) {
    this.out = out;
  }

  @Override
  public void batchDone(ImportProgress progress) {
    Runtime runtime = Runtime.getRuntime();
    mostHeap = Math.max(mostHeap, runtime.totalMemory() - runtime.freeMemory());
    int percent = (int) Math.round(progress.fraction().orElse(0) * 100);
    if (percent != drawn) {
      drawn = percent;
      out.printf(
          "\r  [%-" + WIDTH + "s] %3d %%, %,d rows",
          "#".repeat(percent * WIDTH / 100),
          percent,
          progress.read());
    }
  }

  /** The most heap that was seen in use, in bytes. */
  long mostHeap() {
    return mostHeap;
  }

  void done() {
    if (drawn >= 0) {
      out.println();
    }
  }
}
