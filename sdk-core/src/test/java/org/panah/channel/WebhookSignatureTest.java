package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;

class WebhookSignatureTest {
  // The example that the libraries of Standard Webhooks test themselves with.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

  private static WebhookSignature at(Instant now, String... secrets) {
    return WebhookSignature.of(secrets).time(InstantSource.fixed(now));
  }

  private static boolean verify(WebhookSignature by, String signatures) {
    return by.verify(ID, String.valueOf(AT.getEpochSecond()), signatures, BODY);
  }

  @Test
  void sign_isWhatTheConventionSays() {
    assertThat(WebhookSignature.of(SECRET).sign(ID, AT, BODY)).isEqualTo(SIGNED);
    assertThat(WebhookSignature.of(SECRET.substring(6)).sign(ID, AT, BODY)).isEqualTo(SIGNED);
    assertThat(verify(at(AT, SECRET), SIGNED)).isTrue();
  }

  @Test
  void secrets_areReplacedWithoutAGap() {
    String both = WebhookSignature.of(OTHER, SECRET).sign(ID, AT, BODY);

    assertThat(both.split(" ")).hasSize(2).contains(SIGNED);
    assertThat(verify(at(AT, SECRET), both)).isTrue();
    assertThat(verify(at(AT, OTHER), both)).isTrue();
    assertThat(verify(at(AT, OTHER, SECRET), SIGNED)).isTrue();
  }

  @Test
  void verify_isFalse_ofWhateverIsChanged() {
    WebhookSignature by = at(AT, SECRET);
    String seconds = String.valueOf(AT.getEpochSecond());

    assertThat(verify(at(AT, OTHER), SIGNED)).isFalse();
    assertThat(by.verify(null, seconds, SIGNED, BODY)).isFalse();
    assertThat(by.verify(ID, null, SIGNED, BODY)).isFalse();
    assertThat(by.verify(ID, seconds, null, BODY)).isFalse();
    assertThat(by.verify("msg_other", seconds, SIGNED, BODY)).isFalse();
    assertThat(by.verify(ID, "1614265331", SIGNED, BODY)).isFalse();
    assertThat(by.verify(ID, seconds, SIGNED, "{}".getBytes(UTF_8))).isFalse();
    assertThat(verify(by, SIGNED.replace("v1,", "v2,"))).isFalse();
    for (String malformed : new String[] {"", " ", "v1", "v1,", "v1,***", "v1a,x ,"}) {
      assertThat(verify(by, malformed)).isFalse();
    }
    for (String time : new String[] {"", "-1", "abc", "1614265330.0", "9".repeat(30)}) {
      assertThat(by.verify(ID, time, SIGNED, BODY)).isFalse();
    }
  }

  @Test
  void verify_isFalse_whenTheClocksDifferTooMuch() {
    assertThat(verify(at(AT.plusSeconds(300), SECRET), SIGNED)).isTrue();
    assertThat(verify(at(AT.plusSeconds(301), SECRET), SIGNED)).isFalse();
    assertThat(verify(at(AT.minusSeconds(301), SECRET), SIGNED)).isFalse();
    assertThat(verify(at(AT.plusSeconds(301), SECRET).tolerating(Duration.ofMinutes(10)), SIGNED))
        .isTrue();
  }

  @Test
  void of_refusesSecretsThatAreNone_andHidesAll() {
    for (String bad : new String[] {"", "whsec_", "short", "not base 64!".repeat(4)}) {
      assertThatThrownBy(() -> WebhookSignature.of(SECRET, bad))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessage("webhook.secrets: each 24 to 64 bytes in Base64")
          .hasNoCause();
    }
    assertThatThrownBy(WebhookSignature::of).isInstanceOf(PanahException.InvalidRequest.class);
    assertThat(WebhookSignature.of(SECRET).toString()).doesNotContain("MfKQ");
    assertThat(WebhookChannel.signedBy(WebhookSignature.of(SECRET)).toString())
        .doesNotContain("MfKQ");
  }
}
