package org.panah.examples.alertdesk;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** A telecom's message centre on this machine, which speaks SMPP and counts what it is given. */
final class MessageCentre implements AutoCloseable {
  private static final int BACKLOG = 9;
  private static final int THREADS = 4;
  private static final int WAITING = 100;
  private static final long BIND_MILLIS = 5_000;

  private final AtomicInteger parts = new AtomicInteger();
  private final Set<String> numbers = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;

  MessageCentre() throws IOException {
    server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::accept, "message-centre");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  int parts() {
    return parts.get();
  }

  int numbers() {
    return numbers.size();
  }

  private void accept() {
    // A centre can do much more; nothing but the taking of messages is asked of this one.
    Class<?>[] types = {ServerMessageReceiverListener.class};
    Object taking =
        Proxy.newProxyInstance(
            MessageCentre.class.getClassLoader(),
            types,
            (proxy, method, arguments) ->
                method.getName().equals("onAcceptSubmitSm") ? take((SubmitSm) arguments[0]) : null);
    try {
      while (true) {
        SocketConnection caller = new SocketConnection(server.accept());
        new SMPPServerSession(
                caller, null, (ServerMessageReceiverListener) taking, null, THREADS, WAITING)
            .waitForBind(BIND_MILLIS)
            .accept("centre");
      }
    } catch (IOException | TimeoutException | PDUStringException e) {
      // It was closed.
    }
  }

  private SubmitSmResult take(SubmitSm message) throws PDUStringException {
    numbers.add(message.getDestAddress());
    return new SubmitSmResult(new MessageId(Integer.toString(parts.incrementAndGet())), null);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
