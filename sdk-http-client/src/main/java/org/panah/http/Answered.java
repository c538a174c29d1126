package org.panah.http;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * An answer: its head and its body.
 *
 * <p>It is there as soon as the body is. The JDK's client hands what {@code sendAsync} answers to
 * one more thread, which on two cores is a new one each time and took as long as the exchange
 * itself; {@code send} does not, but knows no time for a body.
 */
record Answered<T>(ResponseInfo head, T body) {
  /** A handler that also tells somebody of the answer, or of why its body could not be read. */
  static <T> BodyHandler<T> telling(BodyHandler<T> handler, CompletableFuture<Answered<T>> told) {
    return head -> {
      Told<T> reader = new Told<>(handler.apply(head));
      var unused =
          reader
              .getBody()
              .whenComplete(
                  (body, failure) -> {
                    if (failure == null) {
                      told.complete(new Answered<>(head, body));
                    } else {
                      told.completeExceptionally(failure);
                    }
                  });
      return reader;
    };
  }

  /** A reader whose body is made once, however often it is asked for. */
  private static final class Told<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> reader;
    private final CompletionStage<T> body;

    private Told(BodySubscriber<T> reader) {
      this.reader = reader;
      body = reader.getBody();
    }

    @Override
    public CompletionStage<T> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      reader.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      reader.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
      reader.onError(failure);
    }

    @Override
    public void onComplete() {
      reader.onComplete();
    }
  }
}
