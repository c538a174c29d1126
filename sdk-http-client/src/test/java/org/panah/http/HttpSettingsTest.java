package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException;

/** Settings that are refused. */
class HttpSettingsTest {
  private static final HttpSettings SETTINGS = HttpSettings.to(URI.create("https://panah.example"));

  @ParameterizedTest
  @CsvSource({
    "ftp://panah.example, http or https",
    "panah.example, http or https",
    "https:///path, has a host",
    "https://user:password@panah.example, has no user and no password",
    "https://user@panah.example, has no user and no password",
    "https://panah.example?a=b, has no query and no fragment",
    "https://panah.example#a, has no query and no fragment",
    "http://panah.example, 'https, or on this machine'",
    "http://10.0.0.7:8080, 'https, or on this machine'",
    "http://127.0.0.1.example, 'https, or on this machine'"
  })
  void node_isRefused_byARuleThatDoesNotRepeatIt(String uri, String rule) {
    assertThatThrownBy(() -> HttpSettings.to(URI.create(uri)))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("nodes: " + rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://panah.example",
        "HTTPS://panah.example/base/",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void node_isTaken(String uri) {
    assertThatCode(() -> HttpSettings.to(URI.create(uri))).doesNotThrowAnyException();
  }

  @Test
  void plainHttp_isTakenIfItIsAskedFor() {
    HttpSettings plain = HttpSettings.toPlain(URI.create("http://10.0.0.7:8080"));
    assertThat(plain.deadline(Duration.ofSeconds(1)).plainHttp()).isTrue();
  }

  @Test
  void settings_keepWhatIsNotSet() {
    RetryPolicy policy = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 0);
    HttpSettings settings =
        SETTINGS
            .deadline(Duration.ofSeconds(3))
            .retries(policy)
            .connectTimeout(Duration.ofSeconds(1))
            .largestAnswer(1_000)
            .zipRequests(true);
    assertThat(settings.tokens(TokenSource.fixed("a")))
        .satisfies(
            all -> {
              assertThat(all.nodes()).isEqualTo(SETTINGS.nodes());
              assertThat(all.deadline()).isEqualTo(Duration.ofSeconds(3));
              assertThat(all.retries()).isEqualTo(policy);
              assertThat(all.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
              assertThat(all.largestAnswer()).isEqualTo(1_000);
              assertThat(all.zipRequests()).isTrue();
            });
  }

  @Test
  void times_areBounded() {
    assertThatThrownBy(() -> SETTINGS.deadline(Duration.ZERO)).hasMessageContaining("deadline");
    assertThatThrownBy(() -> SETTINGS.connectTimeout(Duration.ofDays(2)))
        .hasMessageContaining("connectTimeout");
    assertThatThrownBy(() -> SETTINGS.largestAnswer(0)).hasMessageContaining("largestAnswer");
  }

  @Test
  void policies_areBounded() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RetryPolicy(0, second, second, 0))
        .hasMessageContaining("attempts");
    assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, second, 0))
        .hasMessageContaining("base");
    assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ofMillis(1), 0))
        .hasMessageContaining("cap");
    assertThatThrownBy(() -> new RetryPolicy(1, second, second, Double.NaN))
        .hasMessageContaining("budget");
    RetryPolicy policy = RetryPolicy.standard();
    assertThat(policy.ceiling(1)).isEqualTo(policy.base().toNanos());
    assertThat(policy.ceiling(2)).isEqualTo(2 * policy.base().toNanos());
    assertThat(policy.ceiling(100)).isEqualTo(policy.cap().toNanos());
  }
}
