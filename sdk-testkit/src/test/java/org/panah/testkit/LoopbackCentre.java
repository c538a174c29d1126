package org.panah.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre on this machine that keeps, of each number, the parts of one text. */
final class LoopbackCentre implements AutoCloseable {
  private final Map<String, Map<Integer, String>> parts = new ConcurrentHashMap<>();
  private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());

  LoopbackCentre() throws IOException {
    Thread thread = new Thread(this::accept, "message centre");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** What a telephone shows. */
  String shown(String number) {
    return String.join("", parts.getOrDefault(number.substring(1), Map.of()).values());
  }

  private void accept() {
    // Of what a centre can do, only the taking of messages is asked for.
    ServerMessageReceiverListener taking =
        (ServerMessageReceiverListener)
            Proxy.newProxyInstance(
                LoopbackCentre.class.getClassLoader(),
                new Class<?>[] {ServerMessageReceiverListener.class},
                (proxy, method, arguments) ->
                    method.getName().equals("onAcceptSubmitSm")
                        ? take((SubmitSm) arguments[0])
                        : null);
    try {
      while (true) {
        new SMPPServerSession(new SocketConnection(server.accept()), null, taking, null, 4, 100)
            .waitForBind(5_000)
            .accept("centre");
      }
    } catch (IOException | TimeoutException | PDUStringException e) {
      // Closed.
    }
  }

  private SubmitSmResult take(SubmitSm message) throws PDUStringException {
    byte[] octets = message.getShortMessage();
    int head = message.isUdhi() ? 7 : 0;
    Charset letters = message.getDataCoding() == 8 ? UTF_16BE : ISO_8859_1;
    parts
        .computeIfAbsent(
            message.getDestAddress(), any -> Collections.synchronizedMap(new TreeMap<>()))
        .put(
            head == 0 ? 1 : (int) octets[6],
            new String(octets, head, octets.length - head, letters));
    return new SubmitSmResult(new MessageId("m"), null);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
