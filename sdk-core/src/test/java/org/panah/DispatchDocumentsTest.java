package org.panah;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.Subscriptions.Subscription;
import org.panah.alert.Acknowledgement;
import org.panah.alert.AlertId;
import org.panah.alert.DeliveryState;
import org.panah.alert.PostId;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;

/** The stored forms of what was sent and of receipts; what they once were is read for good. */
class DispatchDocumentsTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final AlertId ALERT = AlertId.of("a-1");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private static final DispatchSheet SHEET =
      new DispatchSheet(
          ALERT,
          "sms",
          0,
          1,
          2,
          "run-1",
          Duration.ofSeconds(15),
          NOW.plusSeconds(9),
          List.of(
              new DispatchSheet.Line(
                  PostId.of("igp-pb"), DeliveryState.DELIVERED, 1, NOW, null, null, NOW, false),
              new DispatchSheet.Line(
                  PostId.of("igp-sd"),
                  DeliveryState.OWED,
                  3,
                  NOW,
                  NOW.plusSeconds(9),
                  "busy",
                  null,
                  true)));

  private static final Acknowledgement RECEIPT =
      new Acknowledgement(ALERT, PostId.of("igp-pb"), NOW, "officer-7");

  private static String golden(String name) throws IOException {
    try (InputStream in = DispatchDocumentsTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }

  @Test
  void sheet_isStoredAsInTheGoldenFile_andReadFromIt() throws IOException {
    byte[] body = SHEET.draft(PUNJAB, 3).body();

    assertThat(new String(body, UTF_8)).isEqualTo(golden("alert-sent-1.json"));
    assertThat(
            RecordCodec.standard()
                .decode(golden("alert-sent-1.json").getBytes(UTF_8), DispatchSheet.class))
        .isEqualTo(SHEET);
  }

  @Test
  void receipt_isStoredAsInTheGoldenFile_andReadFromIt() throws IOException {
    byte[] body = Receipts.draft(PUNJAB, RECEIPT).body();

    assertThat(new String(body, UTF_8)).isEqualTo(golden("alert-receipt-1.json"));
    assertThat(
            RecordCodec.standard()
                .decode(golden("alert-receipt-1.json").getBytes(UTF_8), Acknowledgement.class))
        .isEqualTo(RECEIPT);
  }

  @Test
  void subscription_isStoredAsInTheGoldenFile_andReadFromIt() throws IOException {
    Subscription subscription = new Subscription(ALERT, PostId.of("desk"), NOW, "officer-7");

    byte[] body = Subscriptions.draft(PUNJAB, subscription).body();

    assertThat(new String(body, UTF_8)).isEqualTo(golden("alert-subscription-1.json"));
    assertThat(
            RecordCodec.standard()
                .decode(golden("alert-subscription-1.json").getBytes(UTF_8), Subscription.class))
        .isEqualTo(subscription);
  }
}
