package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.provider.EventFormatProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.PublicAlert;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;

class WebhookChannelTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:01:00Z");
  private static final WebhookSignature SIGNATURE =
      WebhookSignature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").time(InstantSource.fixed(NOW));
  private static final WebhookChannel CHANNEL =
      WebhookChannel.signedBy(SIGNATURE).time(InstantSource.fixed(NOW));
  private static final DeliveryOutcome DELIVERED = DeliveryOutcome.delivered();

  private static CloudEvent event(LoopbackHttp.Request request) {
    // The reference implementation of CloudEvents: it refuses what the specification does.
    return Objects.requireNonNull(
            EventFormatProvider.getInstance().resolveFormat(request.headers().get("content-type")))
        .deserialize(request.body());
  }

  @Test
  void deliver_postsACloudEvent_thatTellsThePublicView() throws IOException {
    try (LoopbackHttp server = LoopbackHttp.answering(204)) {
      AlertMessage message = Messages.to(server.address());

      assertThat(CHANNEL.deliver(message)).isEqualTo(DELIVERED);

      LoopbackHttp.Request request = server.requests().get(0);
      assertThat(request.line()).isEqualTo("POST /hooks?for=igp HTTP/1.1");
      CloudEvent event = event(request);
      assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
      assertThat(event.getId()).isEqualTo("k-1");
      assertThat(event.getSource()).hasToString("urn:panah:PB-POL");
      assertThat(event.getType()).isEqualTo("org.panah.alert.published");
      assertThat(event.getSubject()).isEqualTo(Messages.ID);
      assertThat(event.getTime()).isEqualTo("2026-03-01T09:00:00.123Z");
      assertThat(event.getExtensionNames()).isEmpty();
      assertThat(
              RecordCodec.standard()
                  .decode(Objects.requireNonNull(event.getData()).toBytes(), PublicAlert.class))
          .isEqualTo(message.alert());
      assertThat(request.line() + request.headers() + event.getSource() + event.getSubject())
          .doesNotContain("Ayesha", "bus stand", "lahore");
      assertThat(new String(request.body(), UTF_8))
          .contains("Ayesha Bibi", "عائشہ")
          .doesNotContain("Ghulam", "Kaana", "LEB-4521", "desk-4711", "999/2026", "by aunt");
    }
  }

  @Test
  void deliver_namesTheReceiversAlertThatMayTellOfTheSameChild() throws IOException {
    try (LoopbackHttp server = LoopbackHttp.answering(204)) {
      CHANNEL.deliver(Messages.matching(Messages.to(server.address()), "a-7"));
      CHANNEL.deliver(Messages.to(server.address()));

      assertThat(event(server.requests().get(0)).getExtension("matches")).isEqualTo("a-7");
      assertThat(event(server.requests().get(1)).getExtensionNames()).isEmpty();
    }
  }

  @Test
  void deliver_postsTheEnd_withNothingOfTheChild() throws IOException {
    try (LoopbackHttp server = LoopbackHttp.answering(200)) {
      CHANNEL.deliver(Messages.ended("k-2", server.address(), AlertEnd.foundSafe(Messages.SENT)));

      CloudEvent event = event(server.requests().get(0));
      assertThat(event.getType()).isEqualTo("org.panah.alert.ended");
      assertThat(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8))
          .isEqualTo(
              "{\"id\":\"123e4567-e89b-12d3-a456-426614174000\",\"owner\":\"PB-POL\","
                  + "\"mode\":\"ACTUAL\",\"category\":\"ABDUCTED\",\"status\":\"FOUND_SAFE\","
                  + "\"sent\":[\"2026-03-01T09:00:00.123Z\",\"2026-03-01T10:00:00.123Z\"]}");
    }
  }

  @Test
  void deliver_signs_andReceiversVerify() throws IOException {
    try (LoopbackHttp server = LoopbackHttp.answering(200)) {
      CHANNEL.deliver(Messages.to(server.address()));
      CHANNEL.deliver(Messages.to(server.address()));
      CHANNEL.deliver(Messages.message("a.1:b\r\nx", server.address(), AlertMode.ACTUAL));

      for (LoopbackHttp.Request request : server.requests()) {
        assertThat(
                SIGNATURE.verify(
                    request.headers().get("webhook-id"),
                    request.headers().get("webhook-timestamp"),
                    request.headers().get("webhook-signature"),
                    request.body()))
            .isTrue();
      }
      assertThat(server.requests())
          .extracting(request -> request.headers().get("webhook-id"))
          .startsWith("k-1", "k-1")
          .last()
          .asString()
          .matches("msg_[0-9a-f]{32}");
    }
  }

  @Test
  void outcome_followsTheStatus() throws IOException {
    for (int status : new int[] {200, 201, 202, 204, 299}) {
      assertThat(answered(status)).isEqualTo(DELIVERED);
    }
    for (int status : new int[] {400, 410, 413, 414, 415, 422}) {
      assertThat(answered(status)).isEqualTo(DeliveryOutcome.rejected("HTTP " + status));
    }
    for (int status : new int[] {401, 403, 404, 405, 408, 409, 425, 429, 500, 502, 503, 504}) {
      assertThat(answered(status)).isEqualTo(DeliveryOutcome.retry("HTTP " + status));
    }
  }

  @Test
  void redirect_isNotFollowed() throws IOException {
    try (LoopbackHttp other = LoopbackHttp.answering(200)) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        assertThat(answered(status, "Location: " + other.address()))
            .isEqualTo(DeliveryOutcome.retry("HTTP " + status));
      }
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void retryAfter_isKept_inBothForms_upToAnHour() throws IOException {
    assertThat(after("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(after("999999999")).isEqualTo(Duration.ofHours(1));
    assertThat(after("Sun, 01 Mar 2026 09:03:00 GMT")).isEqualTo(Duration.ofMinutes(2));
    assertThat(after("Mon, 02 Mar 2026 09:03:00 GMT")).isEqualTo(Duration.ofHours(1));
    assertThat(after("Sun, 01 Mar 2026 08:00:00 GMT")).isEqualTo(Duration.ZERO);
    for (String wrong : new String[] {"soon", "-5", "1.5", "99999999999", ""}) {
      assertThat(after(wrong)).isNull();
    }
  }

  private static DeliveryOutcome answered(int status, String... headers) throws IOException {
    try (LoopbackHttp server = LoopbackHttp.answering(status, headers)) {
      return CHANNEL.deliver(Messages.to(server.address()));
    }
  }

  private static Duration after(String value) throws IOException {
    DeliveryOutcome outcome = answered(503, "Retry-After: " + value);
    return ((DeliveryOutcome.Retry) outcome).after();
  }

  @Test
  void connections_areUsedAgain_byManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (LoopbackHttp server = LoopbackHttp.answering(200)) {
      List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        AlertMessage message = Messages.message("k-" + i, server.address(), AlertMode.ACTUAL);
        outcomes.add(threads.submit(() -> CHANNEL.deliver(message)));
      }
      for (Future<DeliveryOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isEqualTo(DELIVERED);
      }
      assertThat(server.requests()).hasSize(60);
      assertThat(server.connections()).isLessThanOrEqualTo(16);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void address_thatIsNoProtectedUri_isRejected() {
    for (String address :
        new String[] {
          "http://hooks.example/",
          "ftp://127.0.0.1/",
          "https://user:pw@hooks.example/",
          "hooks",
          "https:///path",
          "https://hooks.example/#x",
          "https://a b/",
          "https://hooks.example:99999/",
          "http://127.0.0.1.example/"
        }) {
      assertThat(CHANNEL.deliver(Messages.to(address)))
          .isEqualTo(DeliveryOutcome.rejected("the address is no https URI"));
    }
  }

  @Test
  void https_isForThoseThatTheHostTrusts() throws Exception {
    SSLContext tls = Tls.context();
    ServerSocket socket =
        tls.getServerSocketFactory().createServerSocket(0, 9, InetAddress.getLoopbackAddress());
    try (LoopbackHttp server =
        LoopbackHttp.over(socket, (request, out) -> LoopbackHttp.write(out, 200))) {
      AlertMessage message = Messages.to("https://localhost:" + server.port() + "/");

      assertThat(CHANNEL.tls(tls).deliver(message)).isEqualTo(DELIVERED);
      assertThat(CHANNEL.deliver(message))
          .isEqualTo(DeliveryOutcome.retry("no connection, or a broken one"));
    }
  }

  @Test
  void within_refusesWhatTheDispatcherWouldInterrupt() {
    for (Duration deadline : new Duration[] {Duration.ZERO, Duration.ofSeconds(26)}) {
      assertThatThrownBy(() -> CHANNEL.within(deadline))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessage("webhook.deadline: more than 0 s, at most 25 s");
    }
  }
}
