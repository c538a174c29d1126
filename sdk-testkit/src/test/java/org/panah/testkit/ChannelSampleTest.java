package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.alert.AlertChannel;
import org.panah.channel.WebhookSignature;

/** What {@code docs/alerts.md} shows of channels is what is compiled, and works. */
class ChannelSampleTest {
  private static final Path PAGE = Path.of("..", "docs", "alerts.md");
  private static final Path SAMPLE =
      Path.of("src", "test", "java", "org", "panah", "testkit", "ChannelSample.java");
  private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void page_showsTheSample() throws IOException {
    String code = Files.readString(SAMPLE);
    String methods =
        code.substring(code.indexOf("  static List<AlertChannel>"), code.lastIndexOf('}'))
            .stripTrailing();

    assertThat(Files.readString(PAGE)).contains("```java\n" + methods.indent(-2) + "```");
  }

  @Test
  void sample_works(@TempDir Path folder) {
    Map<String, String> secrets =
        Map.of("webhook", SECRET, "webhook-old", SECRET, "mail", "m", "sms", "s");
    assertThat(ChannelSample.channels(folder, secrets))
        .extracting(AlertChannel::name)
        .containsExactly("file", "webhook", "mail", "sms");

    WebhookSignature signature = WebhookSignature.of(SECRET);
    byte[] body = "{}".getBytes(UTF_8);
    Instant now = Instant.now();
    Map<String, String> headers =
        Map.of(
            "webhook-id", "a",
            "webhook-timestamp", String.valueOf(now.getEpochSecond()),
            "webhook-signature", signature.sign("a", now, body));
    assertThat(ChannelSample.isGenuine(signature, headers, body)).isTrue();
    assertThat(ChannelSample.isGenuine(signature, Map.of(), body)).isFalse();
  }
}
