package org.panah.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer, which ends the exchange as soon as there are too many of them. */
final class CappedBody implements BodySubscriber<byte[]> {
  /** That an answer was larger than it may be. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(int cap) {
      super("the answer is larger than " + cap + " bytes");
    }
  }

  private final int cap;
  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private Flow.@Nullable Subscription subscription;
  private long seen;

  private CappedBody(int cap) {
    this.cap = cap;
  }

  /**
   * The body of an answer, inflated if it was deflated; neither form may be larger than the cap.
   */
  static BodySubscriber<byte[]> of(ResponseInfo info, int cap) {
    BodySubscriber<byte[]> plain = new CappedBody(cap);
    return info.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")
        ? BodySubscribers.mapping(plain, zipped -> inflated(zipped, cap))
        : plain;
  }

  private static byte[] inflated(byte[] zipped, int cap) {
    if (zipped.length == 0) {
      return zipped;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      byte[] read = in.readNBytes(cap);
      if (in.read() >= 0) {
        throw new TooLarge(cap);
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    bytes.onSubscribe(begun);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      seen += buffer.remaining();
    }
    if (seen <= cap) {
      bytes.onNext(buffers);
    } else if (subscription != null) {
      subscription.cancel();
      bytes.onError(new TooLarge(cap));
    }
  }

  @Override
  public void onError(Throwable failure) {
    bytes.onError(failure);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}
