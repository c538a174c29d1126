package org.panah.examples.nationalnode;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.panah.Session;
import org.panah.access.Access;
import org.panah.common.PanahException;
import org.panah.http.Headers;
import org.panah.http.Messages;
import org.panah.http.Problem;
import org.panah.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests: looks who asks, whether as often and as much as may be, asks the registry and
 * tells of it. Whatever happens, there is an answer. Safe for use by many threads.
 */
final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);
  private static final int LEDGER_ENTRIES = 10_000;
  private static final long LEDGER_BYTES = 64L << 20;
  private static final long MILLIS = 1000;
  // What anybody can cause as often as he likes must not fill the disk.
  private static final Set<String> BOUNDED = Set.of("credential", "rate-limit");

  private final NodeParts parts;
  private final Telemetry telemetry;
  private final Refusals refusals;
  private final RateLimit rate;
  private final Ledger ledger;
  private final AlertStreams streams;
  private final FeedStreams feeds;

  Service(NodeParts parts, Telemetry telemetry) {
    this.parts = parts;
    this.telemetry = telemetry;
    Limits limits = parts.limits();
    this.refusals =
        new Refusals(
            parts.name(),
            parts.storage().auditLog(),
            parts.time(),
            telemetry,
            limits.refusalsPerMinute());
    this.rate = new RateLimit(limits.perSecond(), limits.burst(), parts.time());
    this.streams = new AlertStreams(telemetry);
    this.feeds = new FeedStreams(telemetry);
    this.ledger = new Ledger(parts.time(), LEDGER_ENTRIES, LEDGER_BYTES);
  }

  /** A request on its way, and what has become known of who sent it. */
  private static final class Asking {
    final Route route;
    final Context context;
    @Nullable Credential credential;

    /** As whom it wants to ask; for the audit of a refusal. */
    @Nullable Access claimed;

    /** As whom it may ask. */
    @Nullable Access access;

    Asking(Route route, Context context) {
      this.route = route;
      this.context = context;
    }
  }

  /** Answers a request for a route. */
  void serve(Route route, Function<Question, @Nullable Record> endpoint, Context context) {
    long began = System.nanoTime();
    Asking asking = new Asking(route, context);
    Answer answer = guarded(asking, () -> admitted(asking, endpoint));
    if (answer.status() == 200 && Answers.isTagged(route)) {
      answer = Answers.tagged(answer, context);
    }
    answered(asking, answer.status(), began, Answers.send(answer, context));
  }

  private void answered(Asking asking, int status, long began, long bytes) {
    Credential credential = asking.credential;
    Access access = asking.access;
    telemetry.answered(
        asking.route,
        status,
        began,
        bytes,
        credential == null ? null : credential.agency().code(),
        access == null ? null : access.correlation());
  }

  /** Begins a stream of what changes about alerts. */
  void watchAlerts(Context context) {
    stream(Route.WATCH_ALERTS, context, streams::begin);
  }

  /** Begins a stream of the change feed. */
  void followChanges(Context context) {
    stream(Route.FOLLOW_CHANGES, context, feeds::begin);
  }

  private interface Beginning {
    void begin(Session session, @Nullable String after, BooleanSupplier over, Context context);
  }

  private void stream(Route route, Context context, Beginning beginning) {
    long began = System.nanoTime();
    Asking asking = new Asking(route, context);
    Answer answer =
        guarded(
            asking,
            () -> {
              Credential credential = identify(asking);
              Access access = Objects.requireNonNull(asking.access);
              beginning.begin(
                  parts.registry().as(access),
                  context.header(Headers.LAST_EVENT_ID),
                  () -> credential.isOver(parts.time().instant()),
                  context);
              return new Answer(HttpStatus.OK_200, Messages.EVENT_STREAM, new byte[0], Map.of());
            });
    if (answer.status() >= HttpStatus.BAD_REQUEST_400) {
      Answers.send(answer, context);
    }
    answered(asking, answer.status(), began, 0);
  }

  /** Ends all streams. */
  void endStreams() {
    streams.close();
    feeds.close();
  }

  private interface Step {
    Answer answer();
  }

  private Answer guarded(Asking asking, Step step) {
    try {
      return step.answer();
    } catch (Refusal e) {
      return refused(asking, e);
    } catch (PanahException e) {
      return Answer.of(Problem.of(e));
    } catch (RuntimeException e) {
      LOG.error("{} broke", Telemetry.name(asking.route), Silent.of(e));
      return Answer.ofStatus(500);
    }
  }

  private Answer refused(Asking asking, Refusal refusal) {
    Credential credential = asking.credential;
    Access who =
        credential == null
            ? Credential.known(parts.agency(), "unauthenticated")
            : credential.known(asking.claimed);
    try {
      refusals.note(asking.route, who, refusal.rule(), BOUNDED.contains(refusal.rule()));
    } catch (PanahException e) {
      // What cannot be recorded is not answered, not even by a no that tells why.
      return Answer.of(Problem.of(e));
    }
    return Answer.of(refusal);
  }

  /** Learns who asks, or refuses him. */
  private Credential identify(Asking asking) {
    Context context = asking.context;
    Credentials credentials = parts.credentials();
    Access access;
    Credential credential;
    if (credentials == null) {
      access = Caller.access(context);
      credential = Caller.believed(access);
    } else {
      credential = Caller.known(context, credentials);
      asking.credential = credential;
      long wait = rate.take(credential.caller());
      if (wait > 0) {
        throw Refusal.tooMany((wait + MILLIS - 1) / MILLIS);
      }
      access = Caller.access(context);
      asking.claimed = access;
      admit(credential, access);
    }
    asking.credential = credential;
    asking.access = access;
    Caller.checkQuery(context);
    return credential;
  }

  private Answer admitted(Asking asking, Function<Question, @Nullable Record> endpoint) {
    Context context = asking.context;
    Credential credential = identify(asking);
    Access access = Objects.requireNonNull(asking.access);
    String key = asking.route.writes() ? Caller.key(context) : null;
    byte[] body = body(asking);
    if (key == null) {
      return asked(asking, endpoint, body, false);
    }
    boolean repeated = Caller.repeats(context) && !ledger.knows(credential.caller(), key);
    return ledger.once(
        credential.caller(),
        key,
        fingerprint(context, access, body),
        () -> guarded(asking, () -> asked(asking, endpoint, body, repeated)));
  }

  private static void admit(Credential credential, Access access) {
    try {
      credential.admit(access);
    } catch (PanahException.NotPermitted e) {
      throw new Refusal(e.code().httpStatus(), e.rule(), e);
    }
  }

  private byte[] body(Asking asking) {
    boolean has = !asking.route.method().equals("GET") && !asking.route.method().equals("DELETE");
    Limits limits = parts.limits();
    int longest =
        asking.route == Route.IMPORT_OFFENDERS ? limits.importBytes() : limits.bodyBytes();
    return has ? RequestBody.read(asking.context.req(), longest, limits.bodyTime()) : new byte[0];
  }

  private Answer asked(
      Asking asking, Function<Question, @Nullable Record> endpoint, byte[] body, boolean again) {
    Access access = Objects.requireNonNull(asking.access);
    return Answer.of(
        endpoint.apply(new Question(parts.registry().as(access), asking.context, body, again)));
  }

  private static String fingerprint(Context context, Access access, byte[] body) {
    MessageDigest digest = Answers.sha256();
    for (String part :
        new String[] {
          context.req().getMethod(),
          context.req().getRequestURI(),
          Objects.requireNonNullElse(context.req().getQueryString(), ""),
          access.toString()
        }) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, text.length));
      digest.update(text);
    }
    return HexFormat.of().formatHex(digest.digest(body));
  }
}
