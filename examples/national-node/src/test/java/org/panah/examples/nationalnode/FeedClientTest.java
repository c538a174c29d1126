package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.ChangeFeed;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.codec.RecordCodec;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.Messages;
import org.panah.http.TokenSource;
import org.panah.store.Cursor;

/** The change feed as a client reads it, from nodes that wait and nodes that do not. */
class FeedClientTest {
  private static final int SECONDS = 20;

  @TempDir Path first;
  @TempDir Path second;

  private static URI uri(RunningNode node) {
    return URI.create("http://127.0.0.1:" + node.node.port());
  }

  private static String token(RunningNode node) {
    return TokenMaker.maker()
        .rsa(TokenMaker.claims(node.time.instant()).claim("roles", List.of("REPLICA")));
  }

  private static ChangeFeed feed(Registry registry) {
    return registry
        .as(
            Access.by("replica-1", Role.REPLICA)
                .of(RunningNode.PUNJAB)
                .forPurpose(Purpose.RECORD_KEEPING))
        .feed();
  }

  @Test
  void nodeThatWaits_isNotTakenForASilentOne_byAClientOfTwo() {
    try (RunningNode one = new RunningNode(first, parts -> parts);
        RunningNode other = new RunningNode(second, parts -> parts);
        Registry registry =
            HttpRegistry.connect(
                HttpSettings.to(uri(one), uri(other))
                    .tokens(TokenSource.fixed(token(one)))
                    .deadline(Duration.ofSeconds(1)))) {
      assertThat(feed(registry).read(Cursor.START, 10, Duration.ofMillis(1500))).isEmpty();

      assertThat(one.accessLog).isNotEmpty();
      assertThat(other.accessLog).isEmpty();
    }
  }

  @Test
  void nodeThatDoesNotWait_isNotAskedAgainAndAgain() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer node =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] nothing =
              RecordCodec.wire().encode(new Messages.Changes(List.of(), Cursor.START.encode()));
          exchange.sendResponseHeaders(200, nothing.length);
          exchange.getResponseBody().write(nothing);
          exchange.close();
        });
    node.start();
    try (Registry registry =
        HttpRegistry.connect(
            HttpSettings.to(URI.create("http://127.0.0.1:" + node.getAddress().getPort())))) {
      assertThat(feed(registry).read(Cursor.START, 10, Duration.ofMillis(1200))).isEmpty();
    } finally {
      node.stop(0);
    }
    assertThat(requests).hasValueBetween(2, 5);
  }

  @Test
  void readerThatTakesItsTime_holdsUpNeitherWhoFollows_norWhoCloses() throws Exception {
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    try (RunningNode node = new RunningNode(first, parts -> parts)) {
      node.post("/v1/offenders", node.writing(), Samples.record("r-1"));
      Registry registry =
          HttpRegistry.connect(HttpSettings.to(uri(node)).tokens(TokenSource.fixed(token(node))));
      var unused =
          feed(registry)
              .follow(
                  Cursor.START,
                  changes -> {
                    taking.countDown();
                    try {
                      assertThat(closed.await(SECONDS, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      assertThat(taking.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      Thread closing = new Thread(registry::close);
      closing.start();
      closing.join(Duration.ofSeconds(SECONDS / 2).toMillis());

      assertThat(closing.isAlive()).isFalse();
      closed.countDown();
    }
  }
}
