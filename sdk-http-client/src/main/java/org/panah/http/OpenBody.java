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
  public synchronized void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (over) {
      begun.cancel();
    } else {
      reader.onSubscribe(new Leaving(begun));
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    if (!over) {
      reader.onNext(buffers);
    }
  }

  @Override
  public synchronized void onError(Throwable failure) {
    if (leave()) {
      reader.onError(failure);
    }
  }

  @Override
  public synchronized void onComplete() {
    if (leave()) {
      reader.onComplete();
    }
  }

  /** Ends it; the reader is told of a failure. */
  void end() {
    Flow.Subscription begun;
    synchronized (this) {
      begun = subscription;
      onError(new IOException("closed"));
    }
    // Not under the lock that the client's threads wait for while they hold their own.
    if (begun != null) {
      begun.cancel();
    }
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
