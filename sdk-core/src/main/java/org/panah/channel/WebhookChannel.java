package org.panah.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.PanahException;

/**
 * The channel {@code webhook}: posts each message to the post's address, a URI, as a CloudEvents
 * 1.0 event in structured JSON mode that is signed by the convention of Standard Webhooks.
 * Receivers verify it with {@link WebhookSignature#verify}, and know a repeated one by its id.
 *
 * <p>Addresses begin with {@code https}, or are on this machine. Neither address nor headers nor
 * the event's attributes hold anything of a child. Redirects are not followed, what is answered is
 * not looked at, and no exchange takes longer than its deadline. Immutable and safe for use by many
 * threads; hides secrets in {@link #toString()}.
 */
public final class WebhookChannel implements AlertChannel {
  private static final Duration LONGEST = Duration.ofSeconds(25);
  private static final Duration MOST_PATIENT = Duration.ofHours(1);
  private static final String MEDIA_TYPE = "application/cloudevents+json";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** What a host may choose. */
  private record Settings(
      WebhookSignature signature,
      Duration deadline,
      boolean plain,
      @Nullable SSLContext tls,
      InstantSource time) {}

  private final Settings settings;
  private @Nullable HttpClient client;

  private WebhookChannel(Settings settings) {
    this.settings = settings;
  }

  /**
   * A channel that signs.
   *
   * @param signature with the secrets that this side shares with the receivers
   * @return with a deadline of 10 seconds
   */
  public static WebhookChannel signedBy(WebhookSignature signature) {
    Objects.requireNonNull(signature, "signature");
    return new WebhookChannel(
        new Settings(signature, Duration.ofSeconds(10), false, null, InstantSource.system()));
  }

  /**
   * The same channel with another deadline for a whole exchange.
   *
   * @param deadline more than zero, at most 25 seconds, since a channel that takes 30 is
   *     interrupted
   * @return the channel
   * @throws PanahException.InvalidRequest if it is less or more
   */
  public WebhookChannel within(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest(
          "webhook.deadline", "more than 0 s, at most " + LONGEST.toSeconds() + " s");
    }
    return with(deadline, settings.plain(), settings.tls(), settings.time());
  }

  /**
   * The same channel that also posts to {@code http} addresses beyond this machine, unprotected.
   */
  public WebhookChannel allowingPlainHttp() {
    return with(settings.deadline(), true, settings.tls(), settings.time());
  }

  /** The same channel with the authorities that a host trusts, and its own certificate if any. */
  public WebhookChannel tls(SSLContext context) {
    Objects.requireNonNull(context, "context");
    return with(settings.deadline(), settings.plain(), context, settings.time());
  }

  /** The same channel with another clock. */
  public WebhookChannel time(InstantSource source) {
    Objects.requireNonNull(source, "source");
    return with(settings.deadline(), settings.plain(), settings.tls(), source);
  }

  private WebhookChannel with(
      Duration deadline, boolean plain, @Nullable SSLContext tls, InstantSource time) {
    return new WebhookChannel(new Settings(settings.signature(), deadline, plain, tls, time));
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public DeliveryOutcome deliver(AlertMessage message) {
    URI address = address(message.address());
    if (address == null) {
      return DeliveryOutcome.rejected(
          settings.plain() ? "the address is no http URI" : "the address is no https URI");
    }
    Instant now = settings.time().instant();
    byte[] body = CloudEvent.json(message, now);
    String id = id(message.key());
    return exchange(
        HttpRequest.newBuilder(address)
            .header("Content-Type", MEDIA_TYPE)
            .header("User-Agent", "Panah")
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
            .header("webhook-signature", settings.signature().sign(id, now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private static String id(String key) {
    // The convention parts the id from what follows it by a full stop, and headers take no others.
    return key.matches("[A-Za-z0-9_-]{1,100}") ? key : "msg_" + MessageKey.digest(key);
  }

  /** The URI of an address; null if it is none to which a child's data may go. */
  private @Nullable URI address(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null
        || host == null
        || uri.getPort() > 65_535
        || uri.getUserInfo() != null
        || uri.getFragment() != null) {
      return null;
    }
    boolean allowed =
        scheme.equalsIgnoreCase("https")
            || (scheme.equalsIgnoreCase("http") && (settings.plain() || LOOPBACK.contains(host)));
    return allowed ? uri : null;
  }

  // The client's own time-out ends when the headers have come, and a body may then take for ever.
  private DeliveryOutcome exchange(HttpRequest request) {
    AtomicReference<@Nullable ResponseInfo> answered = new AtomicReference<>();
    CompletableFuture<HttpResponse<Boolean>> exchange =
        client()
            .sendAsync(
                request,
                info -> {
                  answered.set(info);
                  return new WebhookAnswer();
                });
    try {
      exchange.get(settings.deadline().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Whoever has answered has answered, even if what it then says never ends.
      if (answered.get() == null) {
        return DeliveryOutcome.retry(
            e instanceof TimeoutException ? "no answer in time" : "no connection, or a broken one");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DeliveryOutcome.retry("interrupted");
    } finally {
      exchange.cancel(true);
    }
    ResponseInfo answer = answered.get();
    return answer == null ? DeliveryOutcome.retry("no answer") : outcome(answer);
  }

  private synchronized HttpClient client() {
    if (client == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(settings.deadline());
      SSLContext tls = settings.tls();
      client = tls == null ? builder.build() : builder.sslContext(tls).build();
    }
    return client;
  }

  private DeliveryOutcome outcome(ResponseInfo answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return DeliveryOutcome.delivered();
    }
    String reason = "HTTP " + status;
    // Only what says that this message, or this address, will never do. Whatever may be mended at
    // the other side, a secret or a route, is tried again: a post that is not told costs more.
    return switch (status) {
      case 400, 410, 413, 414, 415, 422 -> DeliveryOutcome.rejected(reason);
      default ->
          new DeliveryOutcome.Retry(
              reason, answer.headers().firstValue("Retry-After").map(this::patience).orElse(null));
    };
  }

  /** How long the other side asks to wait, an hour at most; null if it does not say so. */
  private @Nullable Duration patience(String text) {
    Duration asked;
    try {
      asked =
          text.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  settings.time().instant(),
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return null;
    }
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(MOST_PATIENT) > 0 ? MOST_PATIENT : asked;
  }

  @Override
  public String toString() {
    return "WebhookChannel[within " + settings.deadline() + ", hidden]";
  }
}
