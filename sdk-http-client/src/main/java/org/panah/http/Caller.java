package org.panah.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;

/** Calls nodes. Safe for use by many threads. */
final class Caller implements AutoCloseable {
  private final HttpSettings settings;
  private final HttpClient client;
  private volatile boolean closed;

  Caller(HttpSettings settings) {
    this.settings = settings;
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * The body of a node's answer.
   *
   * @throws PanahException whatever the node answers instead, or {@code Unavailable} if it does not
   */
  byte[] call(Call call) {
    if (closed) {
      throw new PanahException.Unavailable("registry", null);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.nodes().get(0).resolve(call.target()))
            .header("Authorization", "Bearer " + settings.tokens().token())
            .header("Content-Type", "application/json");
    for (int i = 0; i < call.fields().size(); i += 2) {
      request.header(call.fields().get(i), call.fields().get(i + 1));
    }
    if (call.route().writes()) {
      request.header(Headers.IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }
    byte[] body = call.body();
    request.method(
        call.route().method(),
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body));
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new PanahException.Unavailable("node", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanahException.Unavailable("node", e);
    }
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    Problem problem;
    try {
      problem = RecordCodec.wire().decode(answer.body(), Problem.class);
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.Unavailable("node", e);
    }
    throw problem.toException();
  }

  @Override
  public void close() {
    closed = true;
  }
}
