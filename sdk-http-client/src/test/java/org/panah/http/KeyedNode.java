package org.panah.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;

/**
 * A node that does as little as there is to do: it counts the effects of writes, answers repeated
 * ones by their key, and ends what there is to end.
 */
final class KeyedNode implements AutoCloseable {
  static {
    // Else each answer waits for the acknowledgement of its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What a test answers in the place of the node. */
  interface Answer {
    /** Answers, or leaves it to the node and says so. */
    boolean to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> effects = new ConcurrentHashMap<>();
  private final Set<String> things = ConcurrentHashMap.newKeySet();
  private final List<String> attempts = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private volatile Answer first = exchange -> false;
  private volatile boolean noting = true;

  private KeyedNode(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(workers);
    server.start();
  }

  static KeyedNode start() {
    return new KeyedNode(0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Lets a test answer first. */
  KeyedNode answering(Answer answer) {
    first = answer;
    return this;
  }

  /** Stops noting each request's fields, for the sake of many. */
  KeyedNode notNoting() {
    noting = false;
    return this;
  }

  /** Something that can be ended once. */
  void has(String path) {
    things.add(path);
  }

  /** What a restart does to a node that keeps keys in memory. */
  void forgetKeys() {
    answers.clear();
  }

  /** Requests that were no looks at the health. */
  long requests() {
    return requests.get();
  }

  long looks() {
    return looks.get();
  }

  long effects() {
    return effects.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** The most often that the effect of one write was had. */
  long mostEffects() {
    return effects.values().stream().mapToLong(AtomicLong::get).max().orElse(0);
  }

  /** The numbers of attempts that came with requests, empty where none did. */
  List<String> attempts() {
    return attempts;
  }

  List<String> keys() {
    return keys;
  }

  List<String> tokens() {
    return tokens;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestURI().getPath().equals(Route.GET_HEALTH.path())) {
        looks.incrementAndGet();
        answer(exchange, 200, "{\"status\":\"up\",\"version\":\"1\"}");
        return;
      }
      requests.incrementAndGet();
      if (noting) {
        attempts.add(field(exchange, Headers.ATTEMPT));
        keys.add(field(exchange, Headers.IDEMPOTENCY_KEY));
        tokens.add(field(exchange, "Authorization"));
      }
      if (!first.to(exchange)) {
        serve(exchange, new String(body, StandardCharsets.UTF_8));
      }
    }
  }

  private void serve(HttpExchange exchange, String body) throws IOException {
    String key = field(exchange, Headers.IDEMPOTENCY_KEY);
    String before = answers.get(key);
    if (key.isEmpty()) {
      answer(exchange, 200, "{\"read\":true}");
    } else if (before != null) {
      answer(exchange, 200, before);
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      end(exchange, key);
    } else {
      // Each write of a test has a body of its own, by which its effects are told apart.
      effects.computeIfAbsent(body, any -> new AtomicLong()).incrementAndGet();
      answers.put(key, "{\"written\":true}");
      answer(exchange, 200, "{\"written\":true}");
    }
  }

  private void end(HttpExchange exchange, String key) throws IOException {
    if (things.remove(exchange.getRequestURI().getPath())) {
      answers.put(key, "{}");
      answer(exchange, 200, "{}");
    } else {
      answer(exchange, new PanahException.NotFound("thing"));
    }
  }

  static String field(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  static boolean answer(HttpExchange exchange, PanahException failure) throws IOException {
    return answer(exchange, failure, failure.code().httpStatus());
  }

  static boolean answer(HttpExchange exchange, PanahException failure, int status)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
    byte[] problem = RecordCodec.wire().encode(Problem.of(failure, status));
    return answer(exchange, status, new String(problem, StandardCharsets.UTF_8));
  }

  static boolean answer(HttpExchange exchange, int status, String body) throws IOException {
    return answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  static boolean answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
