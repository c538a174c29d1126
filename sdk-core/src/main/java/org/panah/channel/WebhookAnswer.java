package org.panah.channel;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Passes over the body of an answer, so that the connection can be used again, and gives it up if
 * it is long. For one answer.
 */
final class WebhookAnswer implements BodySubscriber<Boolean> {
  private static final long MOST = 65_536;

  private final CompletableFuture<Boolean> read = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long length;

  @Override
  public CompletionStage<Boolean> getBody() {
    return read;
  }

  @Override
  public void onSubscribe(Flow.Subscription to) {
    subscription = to;
    to.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      length += buffer.remaining();
    }
    if (length > MOST && subscription != null) {
      subscription.cancel();
      read.complete(false);
    }
  }

  @Override
  public void onError(Throwable failure) {
    read.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    read.complete(true);
  }
}
