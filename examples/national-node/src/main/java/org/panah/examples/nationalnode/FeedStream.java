package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.ChangeFeed;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.http.Headers;
import org.panah.http.Messages;
import org.panah.store.Change;
import org.panah.store.Cursor;

/**
 * One stream of the change feed, to one reader, by a thread of its own: what is new is read when
 * the reader has taken what was read before.
 */
final class FeedStream {
  private static final String SIGN = ":\n\n";
  private static final Duration SIGN_AFTER = Duration.ofSeconds(AlertStreams.SIGN_SECONDS);

  private final ChangeFeed feed;
  private final BooleanSupplier credentialOver;
  private final Consumer<FeedStream> ended;
  private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
  private Cursor place;
  private List<Change> read;
  private volatile boolean over;

  /**
   * A stream that has read its first page, if the asker may.
   *
   * @throws PanahException what the registry answers instead
   */
  FeedStream(
      ChangeFeed feed,
      @Nullable String after,
      BooleanSupplier credentialOver,
      Consumer<FeedStream> ended) {
    this.feed = feed;
    this.credentialOver = credentialOver;
    this.ended = ended;
    place = FeedPages.place(after);
    read = feed.read(place, FeedPages.MOST, Duration.ZERO);
  }

  /** Begins to write to where the answer of a request goes. */
  void begin(Context context, ExecutorService threads) {
    context.status(200).contentType(Messages.EVENT_STREAM);
    context.header("Cache-Control", "no-store").header("X-Accel-Buffering", "no");
    context.header(Headers.POSITION, place.encode());
    context.future(
        () -> {
          start(context.res(), threads);
          return end;
        });
  }

  private void start(HttpServletResponse to, ExecutorService threads) {
    try {
      // The server's own, as what Javalin puts before it does not flush.
      OutputStream out = to.getOutputStream();
      threads.execute(() -> write(out));
    } catch (IOException | RejectedExecutionException e) {
      end();
    }
  }

  private void write(OutputStream out) {
    try {
      // At once, so that the reader has the header.
      send(SIGN, out);
      while (!over && !credentialOver.getAsBoolean()) {
        if (read.isEmpty()) {
          send(SIGN, out);
        }
        for (Messages.Changes page : FeedPages.split(place, read)) {
          if (!page.changes().isEmpty()) {
            send(event(page), out);
          }
        }
        place = place.after(read);
        read = feed.read(place, FeedPages.MOST, SIGN_AFTER);
      }
    } catch (IOException | RuntimeException e) {
      // The reader has gone, may not read any more, or the store does not answer: it asks again,
      // and is
      // told.
    } finally {
      end();
    }
  }

  private void send(String text, OutputStream out) throws IOException {
    if (!over) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private static String event(Messages.Changes page) {
    String json = new String(RecordCodec.wire().encode(page), StandardCharsets.UTF_8);
    return "event: changes\nid: " + page.position() + "\ndata: " + json + "\n\n";
  }

  /** Ends the stream. Harmless when repeated. */
  void end() {
    over = true;
    ended.accept(this);
    end.complete(null);
  }
}
