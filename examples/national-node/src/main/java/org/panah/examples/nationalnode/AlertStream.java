package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.Session;
import org.panah.alert.AlertChange;
import org.panah.codec.RecordCodec;
import org.panah.http.Headers;
import org.panah.http.Messages;

/** One stream of what changes about alerts, to one reader. Safe for use by many threads. */
final class AlertStream {
  // A reader that is further behind has gone, or comes back and goes on where it was.
  private static final int MOST_WAITING = 10_000;
  private static final String SIGN = ":\n\n";

  private final Executor writers;
  private final BooleanSupplier credentialOver;
  private final Consumer<AlertStream> ended;
  private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
  private final Queue<String> waiting = new ArrayDeque<>();
  private Alerts.@Nullable Listening listening;
  private @Nullable OutputStream out;
  private boolean writing;
  private boolean over;

  AlertStream(Executor writers, BooleanSupplier credentialOver, Consumer<AlertStream> ended) {
    this.writers = writers;
    this.credentialOver = credentialOver;
    this.ended = ended;
  }

  /** Listens; what is heard waits until the stream has begun. */
  void follow(Session session, @Nullable String after) {
    listening = session.alerts().watch(after, this::heard);
  }

  private void heard(AlertChange change) {
    if (credentialOver.getAsBoolean()) {
      end();
      return;
    }
    String json = new String(RecordCodec.wire().encode(change), StandardCharsets.UTF_8);
    send("event: alert\nid: " + change.position() + "\ndata: " + json + "\n\n");
  }

  /** Begins to write to where the answer of a request goes. */
  void begin(Context context) {
    Alerts.Listening heard = Objects.requireNonNull(listening);
    context.status(200).contentType(Messages.EVENT_STREAM);
    context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
    context.header(Headers.POSITION, heard.position());
    context.future(
        () -> {
          start(context.res());
          return end;
        });
  }

  private void start(HttpServletResponse to) {
    try {
      // The server's own, as what Javalin puts before it does not flush.
      OutputStream stream = to.getOutputStream();
      synchronized (this) {
        out = stream;
      }
    } catch (IOException e) {
      end();
    }
    // At once, so that the reader has the header.
    send(SIGN);
  }

  /** Says that the stream is still there, if nothing else says so; ends it with its credential. */
  void sign() {
    if (credentialOver.getAsBoolean()) {
      end();
      return;
    }
    boolean quiet;
    synchronized (this) {
      quiet = waiting.isEmpty() && !writing;
    }
    if (quiet) {
      send(SIGN);
    }
  }

  private void send(String text) {
    synchronized (this) {
      if (over) {
        return;
      }
      waiting.add(text);
      if (waiting.size() <= MOST_WAITING) {
        if (writing || out == null) {
          return;
        }
        writing = true;
      }
    }
    if (isBehind()) {
      end();
      return;
    }
    try {
      writers.execute(this::write);
    } catch (RejectedExecutionException e) {
      end();
    }
  }

  private synchronized boolean isBehind() {
    return waiting.size() > MOST_WAITING;
  }

  private void write() {
    try {
      for (String text = next(); text != null; text = next()) {
        OutputStream to = Objects.requireNonNull(out);
        to.write(text.getBytes(StandardCharsets.UTF_8));
        to.flush();
      }
    } catch (IOException | RuntimeException e) {
      // The reader has gone.
      end();
    }
  }

  /** All that waits, as one text; null if nothing does, and then writing has ended. */
  private synchronized @Nullable String next() {
    if (over || waiting.isEmpty()) {
      writing = false;
      return null;
    }
    String all = String.join("", waiting);
    waiting.clear();
    return all;
  }

  /** Ends the stream. Harmless when repeated. */
  void end() {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      waiting.clear();
    }
    Alerts.Listening heard = listening;
    if (heard != null) {
      heard.close();
    }
    ended.accept(this);
    end.complete(null);
  }
}
