package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.panah.alert.DeliveryOutcome;

/** What becomes of a message if the message centre refuses it, is silent, or is away. */
class SmsFailureTest {
  private static final String IGP = "+923001234567";
  private static final DeliveryOutcome DELIVERED = DeliveryOutcome.delivered();
  private static final DeliveryOutcome SILENT =
      DeliveryOutcome.retry("no answer from the message centre in time");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T09:01:00Z"));
  private final InstantSource clock = now::get;

  private SmsChannel channel(int port) {
    return SmsChannel.through("localhost", port, "PANAH").login("panah", "secret").time(clock);
  }

  @Test
  void outcome_followsTheStatus() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port())) {
      for (int status : new int[] {0x01, 0x0B, 0x50, 0x51}) {
        centre.answering(status);
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(DeliveryOutcome.rejected(String.format("SMPP 0x%08x", status)));
      }
      for (int status : new int[] {0x08, 0x0A, 0x14, 0x45, 0x58, 0x64, 0xFF, 0x400}) {
        centre.answering(status);
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(DeliveryOutcome.retry(String.format("SMPP 0x%08x", status)));
      }
      assertThat(centre.binds()).hasSize(1);
    }
  }

  @Test
  void session_isBoundAnew_whenTheCentreDroppedIt() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port()).within(Duration.ofMillis(300))) {
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      centre.dropAll();

      // Whether the loss is seen before the message goes out is a race; the next one is through.
      DeliveryOutcome first = channel.deliver(Messages.to(IGP));
      assertThat(first).isNotInstanceOf(DeliveryOutcome.Rejected.class);
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      assertThat(centre.binds()).hasSize(2);
    }
  }

  @Test
  void silentCentre_isGivenUp_inTime() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port()).within(Duration.ofMillis(300))) {
      centre.fallSilent();
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(SILENT);
      centre.speakAgain();
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      assertThat(centre.binds()).hasSize(2);
    }
  }

  @Test
  void interrupt_endsTheCall_andIsKept() throws Exception {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port())) {
      centre.fallSilent();
      assertThat(Messages.interrupted(channel, IGP, centre::awaitHanging)).isEqualTo(SILENT);
    }
  }

  @Test
  void centreThatIsAway_isAskedAgain_afterAPauseThatGrows() throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    try (SmsChannel channel = channel(nobody)) {
      for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
        assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(away(seconds));
        now.updateAndGet(at -> at.plusMillis(seconds * 1_000L - 500));
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(
                new DeliveryOutcome.Retry(
                    "no connection to the message centre", Duration.ofMillis(500)));
        now.updateAndGet(at -> at.plusMillis(500));
      }
    }
  }

  @Test
  void refusedLogIn_isTriedAgain_laterOn() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port())) {
      centre.answeringToBind(SMPPConstant.STAT_ESME_RINVPASWD);

      assertThat(channel.deliver(Messages.to(IGP)))
          .isEqualTo(
              new DeliveryOutcome.Retry(
                  "the message centre refuses to bind: SMPP 0x0000000e", Duration.ofSeconds(1)));
      now.updateAndGet(at -> at.plusSeconds(1));
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      assertThat(channel.toString()).doesNotContain("secret");
    }
  }

  private static DeliveryOutcome away(int seconds) {
    return new DeliveryOutcome.Retry(
        "no connection to the message centre", Duration.ofSeconds(seconds));
  }
}
