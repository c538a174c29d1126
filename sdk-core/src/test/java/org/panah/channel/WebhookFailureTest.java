package org.panah.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.panah.alert.DeliveryOutcome;

/** What becomes of a message if the receiver is silent, slow, or away. */
class WebhookFailureTest {
  private static final WebhookChannel CHANNEL =
      WebhookChannel.signedBy(WebhookSignature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
  private static final DeliveryOutcome DELIVERED = DeliveryOutcome.delivered();

  @Test
  void deliver_isToBeTriedAgain_whenNobodyListens_orTheConnectionBreaks() throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    DeliveryOutcome broken = DeliveryOutcome.retry("no connection, or a broken one");
    assertThat(CHANNEL.deliver(Messages.to("http://127.0.0.1:" + nobody))).isEqualTo(broken);
    LoopbackHttp.Script breaks =
        (request, out) -> {
          throw new IOException("closed");
        };
    try (LoopbackHttp server = LoopbackHttp.answering(breaks)) {
      assertThat(CHANNEL.deliver(Messages.to(server.address()))).isEqualTo(broken);
    }
  }

  @Test
  void deadline_coversWholeExchange() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    WebhookChannel hasty = CHANNEL.within(Duration.ofMillis(200));
    try (LoopbackHttp silent = LoopbackHttp.answering((request, out) -> never.await())) {
      assertThat(hasty.deliver(Messages.to(silent.address())))
          .isEqualTo(DeliveryOutcome.retry("no answer in time"));
    }
    for (int status : new int[] {200, 503}) {
      LoopbackHttp.Script endless =
          (request, out) -> {
            String head = "HTTP/1.1 " + status + " -\r\nContent-Length: 99\r\n\r\nbut then";
            out.write(head.getBytes(ISO_8859_1));
            out.flush();
            never.await();
          };
      try (LoopbackHttp server = LoopbackHttp.answering(endless)) {
        // The status is the answer; no body can take it back, or hold the channel up.
        long begin = System.nanoTime();
        assertThat(hasty.deliver(Messages.to(server.address())))
            .isEqualTo(status == 200 ? DELIVERED : DeliveryOutcome.retry("HTTP 503"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void longAnswer_isNotReadToItsEnd() throws IOException {
    byte[] block = new byte[1 << 16];
    LoopbackHttp.Script endless =
        (request, out) -> {
          out.write("HTTP/1.1 200 -\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
          while (true) {
            out.write(block);
          }
        };
    try (LoopbackHttp server = LoopbackHttp.answering(endless)) {
      assertThat(CHANNEL.deliver(Messages.to(server.address()))).isEqualTo(DELIVERED);
    }
  }

  @Test
  void interrupt_endsTheCall_andIsKept() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    LoopbackHttp.Script silent =
        (request, out) -> {
          asked.countDown();
          never.await();
        };
    try (LoopbackHttp server = LoopbackHttp.answering(silent)) {
      assertThat(Messages.interrupted(CHANNEL, server.address(), asked::await))
          .isEqualTo(DeliveryOutcome.retry("interrupted"));
    }
  }
}
