package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.panah.Alerts;
import org.panah.ChangeFeed;
import org.panah.Session;

/**
 * All that client and node say to each other while the whole contract of registries runs follows
 * the contract's file: Prism stands between them, and answers with an error of its own what does
 * not. Streams of changes go past it.
 */
@Tag("openapi")
class PrismRegistryTest extends HttpRegistryTest {
  private static final int NODE = NpmProgram.freePort();
  private static final int PRISM = NpmProgram.freePort();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static NpmProgram prism;

  @BeforeAll
  static void startPrism() {
    prism =
        NpmProgram.start(
            "node_modules/@stoplight/prism-cli/dist/index.js",
            "proxy",
            "--errors",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(PRISM),
            NpmProgram.contract(),
            "http://127.0.0.1:" + NODE);
    assertThat(prism.printedUntil("Prism is listening", LIMIT))
        .anyMatch(line -> line.contains("Prism is listening"));
  }

  @AfterAll
  static void endPrism() {
    prism.close();
    assertThat(prism.printed(LIMIT))
        .as("requests and answers that the contract does not have")
        .noneMatch(line -> line.contains("Violation") || line.contains("terminated with error"));
  }

  // One node after the other takes the port, since Prism knows one only.
  @Override
  int nodePort() {
    return NODE;
  }

  @Override
  URI asked(int port) {
    return URI.create("http://127.0.0.1:" + PRISM);
  }

  // Prism hands an answer on once it is whole, which a stream never is.
  @Override
  Session session(Session asked, Session direct) {
    Object alerts = but("watch", asked.alerts(), direct.alerts(), Alerts.class);
    Object feed = but("follow", asked.feed(), direct.feed(), ChangeFeed.class);
    Object watched = but("alerts", asked, alerts, Session.class);
    return (Session) but("feed", watched, feed, Session.class);
  }

  /**
   * One thing that does all as another does.
   *
   * @param method but this
   * @param instead what is answered then; if it has that method itself, what that answers
   * @param type what both are
   */
  private static Object but(String method, Object of, Object instead, Class<?> type) {
    return Proxy.newProxyInstance(
        PrismRegistryTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, called, arguments) -> {
          boolean other = called.getName().equals(method);
          if (other && of instanceof Session) {
            return instead;
          }
          try {
            return called.invoke(other ? instead : of, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
