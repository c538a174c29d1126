package org.panah.channel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.panah.alert.DeliveryOutcome;

/**
 * The one session with a message centre: bound when it is first wanted, bound anew when it was
 * lost, and after a failure not before a pause that doubles up to a minute. Safe for use by many
 * threads.
 */
final class SmppLink {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ENQUIRE_LINK_MILLIS = 30_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** A session, or why there is none. */
  record Bound(@Nullable SMPPSession session, DeliveryOutcome.@Nullable Retry instead) {}

  private final Server server;
  private final Duration patience;
  private final InstantSource time;
  private @Nullable SMPPSession session;
  private Duration pause = Duration.ZERO;
  private Instant notBefore = Instant.MIN;
  private String failure = "";

  SmppLink(Server server, Duration patience, InstantSource time) {
    this.server = server;
    this.patience = patience;
    this.time = time;
  }

  /** A session that is bound. While one thread binds, others wait for what comes of it. */
  synchronized Bound bound() {
    SMPPSession kept = session;
    if (kept != null && kept.getSessionState().isTransmittable()) {
      return new Bound(kept, null);
    }
    Instant now = time.instant();
    if (now.isBefore(notBefore)) {
      return new Bound(null, new DeliveryOutcome.Retry(failure, Duration.between(now, notBefore)));
    }
    close();
    try {
      SMPPSession fresh = bind();
      session = fresh;
      pause = Duration.ZERO;
      return new Bound(fresh, null);
    } catch (IOException e) {
      failure =
          e.getCause() instanceof NegativeResponseException refusal
              ? "the message centre refuses to bind: " + SmsChannel.code(refusal)
              : "no connection to the message centre";
      pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      notBefore = now.plus(pause);
      return new Bound(null, new DeliveryOutcome.Retry(failure, pause));
    }
  }

  private SMPPSession bind() throws IOException {
    SMPPSession fresh = new SMPPSession(this::connect);
    fresh.setTransactionTimer(patience.toMillis());
    fresh.setEnquireLinkTimer(ENQUIRE_LINK_MILLIS);
    // A transmitter: what people send back is not asked for, and so not logged either.
    fresh.connectAndBind(
        server.host(),
        server.port(),
        new BindParameter(
            BindType.BIND_TX,
            Objects.requireNonNull(server.user()),
            Objects.requireNonNull(server.password()),
            "",
            TypeOfNumber.UNKNOWN,
            NumberingPlanIndicator.UNKNOWN,
            null),
        patience.toMillis());
    return fresh;
  }

  private Connection connect(String host, int port) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return new SocketConnection(
          server.protection() == Server.Protection.TLS ? secured(socket, host, port) : socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secured(Socket socket, String host, int port) throws IOException {
    SSLContext tls = server.tls();
    SSLSocketFactory factory =
        tls == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : tls.getSocketFactory();
    SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(CONNECT_MILLIS);
    secured.startHandshake();
    return secured;
  }

  /** Gives up a session that does not work, unless another one has taken its place. */
  synchronized void drop(SMPPSession broken) {
    if (broken.equals(session)) {
      close();
    }
  }

  /** Ends the session, if there is one. */
  synchronized void close() {
    SMPPSession kept = session;
    session = null;
    if (kept != null) {
      kept.close();
    }
  }

  /** Takes leave of the message centre, if there is a session. */
  synchronized void unbind() {
    if (session != null) {
      session.unbindAndClose();
      session = null;
    }
  }
}
