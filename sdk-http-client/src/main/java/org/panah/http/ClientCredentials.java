package org.panah.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens by OAuth 2.0's grant of client credentials. */
final class ClientCredentials implements TokenSource {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 1 << 16;
  private static final long STANDARD_SECONDS = 300;
  private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();
  private static final long EARLY = Duration.ofSeconds(30).toNanos();

  /** Between attempts that nobody waits for. */
  private static final long REST = Duration.ofSeconds(1).toNanos();

  private record Token(String value, long renewed, long ends) {}

  private final URI endpoint;
  private final String basic;
  private final String form;
  private final HttpClient client;
  private final LongSupplier nanos;
  private @Nullable Token current;
  private @Nullable CompletableFuture<Token> flight;
  private long restedUntil;
  private long believedUntil;

  /**
   * Tokens of an endpoint.
   *
   * @param basic the credentials, as the header field has them
   * @param nanos a clock that nobody sets
   */
  ClientCredentials(
      URI endpoint,
      String basic,
      @Nullable String scope,
      @Nullable SSLContext tls,
      LongSupplier nanos) {
    this.endpoint = endpoint;
    this.basic = basic;
    form =
        "grant_type=client_credentials"
            + (scope == null ? "" : "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE);
    client = tls == null ? builder.build() : builder.sslContext(tls).build();
    this.nanos = nanos;
    restedUntil = nanos.getAsLong();
    believedUntil = restedUntil;
  }

  /** Credentials as RFC 6749, 2.3.1 has them: each encoded as in a form. */
  static String basic(String id, String secret) {
    String pair =
        URLEncoder.encode(id, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public synchronized Optional<String> atHand() {
    Token token = current;
    long now = nanos.getAsLong();
    if (token == null || now - token.ends() >= 0) {
      return Optional.empty();
    }
    if (now - token.renewed() >= 0 && now - restedUntil >= 0) {
      var unused = fetch();
    }
    return Optional.of(token.value());
  }

  @Override
  public String token() {
    CompletableFuture<Token> running;
    synchronized (this) {
      Optional<String> token = atHand();
      if (token.isPresent()) {
        return token.get();
      }
      running = fetch();
    }
    try {
      return running.get().value();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanahException.Unavailable("token endpoint", e);
    } catch (ExecutionException e) {
      throw new PanahException.Unavailable("token endpoint", e.getCause());
    }
  }

  @Override
  public synchronized void refused(String token) {
    long now = nanos.getAsLong();
    // A node that refuses every token is not to make every call fetch one.
    if (current != null && current.value().equals(token) && now - believedUntil >= 0) {
      current = null;
      believedUntil = now + REST;
    }
  }

  /** Whether a token is being fetched. */
  synchronized boolean underWay() {
    return flight != null;
  }

  private synchronized CompletableFuture<Token> fetch() {
    CompletableFuture<Token> running = flight;
    if (running != null) {
      return running;
    }
    long began = nanos.getAsLong();
    CompletableFuture<Token> begun = new CompletableFuture<>();
    flight = begun;
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request(), info -> CappedBody.of(info, LARGEST));
    var unused =
        exchange
            .copy()
            .orTimeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
            .thenApply(response -> read(response, began))
            .whenComplete(
                (token, failure) -> {
                  exchange.cancel(true);
                  landed(token);
                  // Last, so that whoever waited finds everything in its place.
                  if (token == null) {
                    begun.completeExceptionally(failure);
                  } else {
                    begun.complete(token);
                  }
                });
    return begun;
  }

  // Whatever came of it, the next one who needs a token may try again.
  private synchronized void landed(@Nullable Token token) {
    flight = null;
    if (token == null) {
      restedUntil = nanos.getAsLong() + REST;
    } else {
      current = token;
    }
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(endpoint)
        .header("Authorization", basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  private static Token read(HttpResponse<byte[]> response, long began) {
    // What the server says besides may repeat what it was told.
    if (response.statusCode() != 200) {
      throw unreadable("status " + response.statusCode());
    }
    JsonNode answer;
    try {
      answer = JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw unreadable("no JSON");
    }
    String value = answer.path("access_token").asString("");
    if (value.isEmpty()) {
      throw unreadable("no token");
    }
    long told = answer.path("expires_in").asLong(STANDARD_SECONDS);
    long life = TimeUnit.SECONDS.toNanos(Math.max(0, Math.min(told, MOST_SECONDS)));
    return new Token(value, began + life - Math.min(life / 5, EARLY), began + life);
  }

  private static UncheckedIOException unreadable(String why) {
    return new UncheckedIOException(new IOException(why));
  }

  @Override
  public String toString() {
    return "ClientCredentials[hidden]";
  }
}
