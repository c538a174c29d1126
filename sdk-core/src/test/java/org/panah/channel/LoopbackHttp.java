package org.panah.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that answers as a script says, byte for byte. */
final class LoopbackHttp implements AutoCloseable {
  /** What was asked; of the text, each character is a byte. */
  record Request(String line, Map<String, String> headers, String text) {
    byte[] body() {
      return text.getBytes(ISO_8859_1);
    }
  }

  /** Answers one request on a connection, which is closed if it fails. */
  interface Script {
    void answer(Request request, OutputStream out) throws Exception;
  }

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket server;

  private LoopbackHttp(ServerSocket server, Script script) {
    this.server = server;
    threads.execute(() -> accept(script));
  }

  static LoopbackHttp answering(Script script) throws IOException {
    return new LoopbackHttp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
  }

  static LoopbackHttp answering(int status, String... headers) throws IOException {
    return answering((request, out) -> write(out, status, headers));
  }

  static LoopbackHttp over(ServerSocket socket, Script script) {
    return new LoopbackHttp(socket, script);
  }

  static void write(OutputStream out, int status, String... headers) throws IOException {
    StringBuilder answer = new StringBuilder("HTTP/1.1 ").append(status).append(" -\r\n");
    for (String header : headers) {
      answer.append(header).append("\r\n");
    }
    // Answers of this status have no body, and the client holds servers to it.
    answer.append(status == 204 ? "\r\n" : "Content-Length: 2\r\n\r\nOK");
    out.write(answer.toString().getBytes(ISO_8859_1));
    out.flush();
  }

  String address() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hooks?for=igp";
  }

  int port() {
    return server.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  int connections() {
    return open.size();
  }

  private void accept(Script script) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        threads.execute(() -> serve(socket, script));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        script.answer(request, socket.getOutputStream());
      }
    } catch (Exception e) {
      // The other side has gone, or the script wants it to think so.
    }
  }

  private static Request read(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Request(line, headers, new String(in.readNBytes(length), ISO_8859_1));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
