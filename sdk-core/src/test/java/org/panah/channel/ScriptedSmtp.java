package org.panah.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A mail server on this machine that gives to each command the answer that a script says, once, and
 * then the usual one. An answer of {@code drop} closes the connection, one of {@code hang} never
 * comes.
 */
final class ScriptedSmtp implements AutoCloseable {
  private static final Map<String, String> USUAL =
      Map.of(
          "EHLO",
          "250-localhost\r\n250 8BITMIME",
          "DATA",
          "354 go on",
          "STARTTLS",
          "220 go on",
          "QUIT",
          "221 bye");

  private final Map<String, String> script = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;

  private final SSLContext tls;

  ScriptedSmtp() throws IOException {
    this(ServerSocketFactory.getDefault(), null);
  }

  private ScriptedSmtp(ServerSocketFactory sockets, SSLContext tls) throws IOException {
    this.tls = tls;
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  static ScriptedSmtp withTls(SSLContext tls) throws IOException {
    return new ScriptedSmtp(tls.getServerSocketFactory(), null);
  }

  static ScriptedSmtp withStarttls(SSLContext tls) throws IOException {
    return new ScriptedSmtp(ServerSocketFactory.getDefault(), tls)
        .answering("EHLO", "250-localhost\r\n250 STARTTLS");
  }

  /** What the next command of this name is answered; {@code .} is the end of a mail. */
  ScriptedSmtp answering(String command, String answer) {
    script.put(command, answer);
    return this;
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> commands() {
    return commands;
  }

  int connections() {
    return open.size();
  }

  void awaitHanging() throws InterruptedException {
    hanging.await();
  }

  void dropAll() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      answer(socket.getOutputStream(), "HELLO", "220 ready");
      converse(socket);
    } catch (IOException e) {
      // The other side has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void converse(Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data && !line.equals(".")) {
        continue;
      }
      String command = line.split("[ :]", 2)[0];
      commands.add(line);
      String given = answer(out, command, USUAL.getOrDefault(command, "250 fine"));
      data = given.startsWith("354");
      if (command.equals("STARTTLS")) {
        converse(tls.getSocketFactory().createSocket(socket, (InputStream) null, true));
        return;
      }
    }
  }

  private String answer(OutputStream out, String command, String usual)
      throws IOException, InterruptedException {
    String scripted = script.remove(command);
    String answer = scripted == null ? usual : scripted;
    if (answer.equals("drop")) {
      throw new IOException("dropped");
    }
    if (answer.equals("hang")) {
      hanging.countDown();
      never.await();
    }
    out.write((answer + "\r\n").getBytes(ISO_8859_1));
    out.flush();
    return answer;
  }

  @Override
  public void close() throws IOException {
    server.close();
    dropAll();
    threads.shutdownNow();
  }
}
