package org.panah.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that is read for as long as it goes on, and that can be ended from this side. */
final class OpenBody<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> reader;
  private final Set<Runnable> open;
  private final Runnable ending = this::end;
  private Flow.@Nullable Subscription subscription;
  private boolean over;
  private boolean busy;
  private boolean endedMeanwhile;

  OpenBody(BodySubscriber<T> reader, Set<Runnable> open) {
    this.reader = reader;
    this.open = open;
    open.add(ending);
  }

  @Override
  public CompletionStage<T> getBody() {
    return reader.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    boolean late;
    synchronized (this) {
      subscription = begun;
      late = over;
    }
    if (late) {
      begun.cancel();
    } else {
      reader.onSubscribe(new Leaving(begun));
    }
  }

  // The reader is called without the lock: whoever ends the body does not wait for one that takes
  // its time.
  @Override
  public void onNext(List<ByteBuffer> buffers) {
    synchronized (this) {
      if (over) {
        return;
      }
      busy = true;
    }
    try {
      reader.onNext(buffers);
    } finally {
      boolean ended;
      synchronized (this) {
        busy = false;
        ended = endedMeanwhile;
      }
      if (ended) {
        reader.onError(closed());
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (leave()) {
      reader.onError(failure);
    }
  }

  @Override
  public void onComplete() {
    if (leave()) {
      reader.onComplete();
    }
  }

  /** Ends it; the reader is told of a failure, once it is not told anything else. */
  void end() {
    Flow.Subscription begun;
    boolean tell;
    synchronized (this) {
      begun = subscription;
      boolean first = leave();
      tell = first && !busy;
      endedMeanwhile = first && busy;
    }
    if (tell) {
      reader.onError(closed());
    }
    if (begun != null) {
      begun.cancel();
    }
  }

  private static IOException closed() {
    return new IOException("closed");
  }

  private synchronized boolean leave() {
    boolean first = !over;
    over = true;
    open.remove(ending);
    return first;
  }

  /** Lets go of a body that its reader does not want any more. */
  private final class Leaving implements Flow.Subscription {
    private final Flow.Subscription begun;

    private Leaving(Flow.Subscription begun) {
      this.begun = begun;
    }

    @Override
    public void request(long n) {
      begun.request(n);
    }

    @Override
    public void cancel() {
      leave();
      begun.cancel();
    }
  }
}
