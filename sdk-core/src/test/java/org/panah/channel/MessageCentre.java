package org.panah.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre on this machine: binds, takes messages, and fails as a test says. */
final class MessageCentre implements AutoCloseable, ServerMessageReceiverListener {
  private static final int OK = 0;

  private final List<BindRequest> binds = new CopyOnWriteArrayList<>();
  private final List<SubmitSm> taken = new CopyOnWriteArrayList<>();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> bindAnswers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;
  private volatile boolean silent;

  MessageCentre() throws IOException {
    this(ServerSocketFactory.getDefault());
  }

  MessageCentre(ServerSocketFactory sockets) throws IOException {
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  List<BindRequest> binds() {
    return binds;
  }

  List<SubmitSm> taken() {
    return taken;
  }

  /** With which status the next message is answered. */
  void answering(int status) {
    answers.add(status);
  }

  void answeringToBind(int status) {
    bindAnswers.add(status);
  }

  /** From now on no message is answered. */
  void fallSilent() {
    silent = true;
  }

  void speakAgain() {
    silent = false;
  }

  void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  void dropAll() {
    sessions.forEach(SMPPServerSession::close);
  }

  /** What telephones show, one text for each message, in the order in which they began. */
  List<String> shown() {
    Map<Integer, TreeMap<Integer, SubmitSm>> parts = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    for (SubmitSm message : taken) {
      byte[] text = message.getShortMessage();
      if (!message.isUdhi()) {
        texts.add(text(message, text, 0));
        continue;
      }
      int reference = (text[3] & 0xFF) << 8 | (text[4] & 0xFF);
      TreeMap<Integer, SubmitSm> of = parts.computeIfAbsent(reference, any -> new TreeMap<>());
      of.put((int) text[6], message);
      if (of.size() == text[5]) {
        StringBuilder whole = new StringBuilder();
        of.values().forEach(part -> whole.append(text(part, part.getShortMessage(), 7)));
        texts.add(whole.toString());
      }
    }
    return texts;
  }

  private static String text(SubmitSm message, byte[] octets, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(octets, from, octets.length - from);
    // Letters, digits and blanks have the same codes in GSM and in ASCII.
    return out.toString(message.getDataCoding() == 8 ? UTF_16BE : ISO_8859_1);
  }

  private void accept() {
    try {
      while (true) {
        SMPPServerSession session =
            new SMPPServerSession(new SocketConnection(server.accept()), null, this, null, 8, 100);
        sessions.add(session);
        threads.execute(() -> bind(session));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(5_000);
      Integer status = bindAnswers.poll();
      binds.add(request);
      if (status == null) {
        request.accept("centre");
      } else {
        request.reject(status);
      }
    } catch (TimeoutException | IOException | RuntimeException e) {
      // The other side has gone.
    } catch (org.jsmpp.PDUStringException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source)
      throws ProcessRequestException {
    if (silent) {
      hanging.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Integer status = answers.poll();
    if (status != null && status != OK) {
      throw new ProcessRequestException("as the test says", status);
    }
    taken.add(message);
    try {
      return new SubmitSmResult(new MessageId("m" + ids.incrementAndGet()), null);
    } catch (org.jsmpp.PDUStringException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    end.countDown();
    dropAll();
    threads.shutdownNow();
  }

  @Override
  public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession source) {
    throw new IllegalStateException();
  }

  @Override
  public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) {
    throw new IllegalStateException();
  }

  @Override
  public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession source) {}

  @Override
  public void onAcceptCancelSm(CancelSm message, SMPPServerSession source) {}

  @Override
  public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession source) {
    throw new IllegalStateException();
  }

  @Override
  public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession source) {}

  @Override
  public QueryBroadcastSmResult onAcceptQueryBroadcastSm(
      QueryBroadcastSm query, SMPPServerSession source) {
    throw new IllegalStateException();
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session source) {
    throw new IllegalStateException();
  }
}
