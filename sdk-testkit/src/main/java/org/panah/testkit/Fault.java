package org.panah.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** What a {@link FaultProxy} does with one request. Immutable. */
public final class Fault {
  /** Carries it out. */
  @FunctionalInterface
  interface Act {
    void on(ProxyExchange exchange) throws IOException, InterruptedException;
  }

  private final String name;
  private final Act act;

  private Fault(String name, Act act) {
    this.name = name;
    this.act = act;
  }

  void on(ProxyExchange exchange) throws IOException, InterruptedException {
    act.on(exchange);
  }

  /** None: the request is passed on, and so is what is answered, as it comes. */
  public static Fault none() {
    return new Fault("none", ProxyExchange::pass);
  }

  /** The connection is cut when the request has come, and the server never hears of it. */
  public static Fault cutBefore() {
    return new Fault("cut before", ProxyExchange::cut);
  }

  /** The server answers, and the connection is cut before any of that is passed on. */
  public static Fault cutAfter() {
    return new Fault(
        "cut after",
        exchange -> {
          exchange.fetch();
          exchange.cut();
        });
  }

  /** The server answers, and the connection is cut when half of that has been passed on. */
  public static Fault cutWithin() {
    return new Fault(
        "cut within",
        exchange -> {
          byte[] answer = exchange.fetch();
          int head = ProxyExchange.headLength(answer);
          exchange.send(Arrays.copyOf(answer, (head + answer.length) / 2));
          exchange.cut();
        });
  }

  /** Nothing is passed on and nothing answered, for as long as the proxy is open. */
  public static Fault hang() {
    return new Fault("hang", ProxyExchange::hang);
  }

  /** The server answers, and nothing of that is passed on for as long as the proxy is open. */
  public static Fault hangAfter() {
    return new Fault(
        "hang after",
        exchange -> {
          exchange.fetch();
          exchange.hang();
        });
  }

  /**
   * The server's answer comes by single bytes, its head at once.
   *
   * @param pause before each byte of the body
   * @return the fault
   */
  public static Fault trickle(Duration pause) {
    return new Fault(
        "trickle",
        exchange -> {
          byte[] answer = exchange.fetch();
          int head = ProxyExchange.headLength(answer);
          exchange.send(Arrays.copyOf(answer, head));
          for (int i = head; i < answer.length; i++) {
            exchange.pause(pause);
            exchange.send(new byte[] {answer[i]});
          }
        });
  }

  /** The request is passed on, and something that is no HTTP is answered. */
  public static Fault garbage() {
    return new Fault(
        "garbage",
        exchange -> {
          exchange.fetch();
          exchange.send(
              "\u0007 no answer that anybody reads\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
          exchange.cut();
        });
  }

  /**
   * Another answer, of something in between that never passes the request on.
   *
   * @param status the HTTP status
   * @param body the text of the body
   * @param fields header fields, as names and values in turn
   * @return the fault
   */
  public static Fault answer(int status, String body, String... fields) {
    return new Fault("answer " + status, exchange -> exchange.send(text(status, body, fields)));
  }

  /**
   * The same by something in between that passes the request on, and loses the server's answer.
   *
   * @param status the HTTP status
   * @param body the text of the body
   * @param fields header fields, as names and values in turn
   * @return the fault
   */
  public static Fault answerAfter(int status, String body, String... fields) {
    byte[] text = text(status, body, fields);
    return new Fault(
        "answer " + status + " after",
        exchange -> {
          exchange.fetch();
          exchange.send(text);
        });
  }

  /**
   * The server's answer is passed on, and the connection ended without a word of that, as a server
   * does that goes down in order.
   */
  public static Fault closing() {
    return new Fault(
        "closing",
        exchange -> {
          exchange.pass();
          exchange.end();
        });
  }

  private static byte[] text(int status, String body, String... fields) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + " Fault\r\n");
    for (int i = 0; i < fields.length; i += 2) {
      text.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
    }
    text.append("Content-Length: ").append(bytes.length).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
  }
}
