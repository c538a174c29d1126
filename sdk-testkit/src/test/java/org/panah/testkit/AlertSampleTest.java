package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertStatus;
import org.panah.alert.Post;
import org.panah.exchange.RosterReport;

/** What {@code docs/alerts.md} shows is what is compiled, and works. */
class AlertSampleTest {
  private static final Path PAGE = Path.of("..", "docs", "alerts.md");
  private static final Path SAMPLES = Path.of("src", "test", "java", "org", "panah", "testkit");

  private static void assertShown(String sample, String from) throws IOException {
    String code = Files.readString(SAMPLES.resolve(sample + ".java"));
    String methods = code.substring(code.indexOf(from), code.lastIndexOf('}')).stripTrailing();

    assertThat(Files.readString(PAGE)).contains("```java\n" + methods.indent(-2) + "```");
  }

  @Test
  void page_showsTheSamples() throws IOException {
    assertShown("AlertSample", "  static Alert raise");
    assertShown("DispatchSample", "  static Registry telling");
    assertShown("ScreenSample", "  static Alerts.Listening screen");
    assertShown("ListenerSample", "  static Alerts.Listening goOn");
    assertShown("RosterSample", "  static RosterReport keep");
    assertShown("CountSample", "  static void print");
    assertShown("SightingSample", "  static List<RankedSighting> seen");
  }

  @Test
  void sampleOfARoster_works(@TempDir Path folder) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```csv\n") + 7;
    Path roster = folder.resolve("roster.csv");
    Files.writeString(roster, page.substring(begin, page.indexOf("```", begin)));
    try (Registry registry = Registry.builder(Storage.inMemory()).agency(PUNJAB).build()) {
      var session = registry.as(RegistryFixture.registrar(PUNJAB));

      RosterReport report = RosterSample.keep(session, roster, folder.resolve("rejects.csv"));

      assertThat(report.added()).isEqualTo(3);
      assertThat(report.rejected()).isZero();
      CountSample.print(session, YearMonth.of(2026, 3));
    }
  }

  @Test
  void sampleOfTelling_works() {
    Instant now = Instant.now();
    DispatchFixture.Channel sms = new DispatchFixture.Channel("sms");
    DispatchFixture.Channel email = new DispatchFixture.Channel("email");
    try (Registry registry = DispatchSample.telling(Storage.inMemory(), PUNJAB, sms, email)) {
      Post post = DispatchFixture.post(PUNJAB, "igp", "HEAD");
      registry.as(RegistryFixture.registrar(PUNJAB)).posts().keep(post);
      Alert alert = AlertSample.raise(registry, PUNJAB, now);
      var desk = registry.as(RegistryAlertRules.raiser(PUNJAB)).alerts();

      AlertBoard board = DispatchSample.takeNotice(desk, alert, post.id());

      assertThat(board.acknowledged()).isEqualTo(1);
    }
  }

  @Test
  void sampleOfSightings_works() {
    SettableTime time = SettableTime.at(START);
    try (Registry registry =
        Registry.builder(Storage.inMemory(time)).agency(PUNJAB).time(time).build()) {
      Alert alert = AlertSample.raise(registry, PUNJAB, START);
      var desk = registry.as(RegistryAlertRules.raiser(PUNJAB)).sightings();

      assertThat(SightingSample.seen(desk, PUNJAB, alert.id(), START))
          .singleElement()
          .satisfies(ranked -> assertThat(ranked.distance()).isBetween(10.0, 12.0));
    }
  }

  @Test
  void sample_works() {
    SettableTime time = SettableTime.at(START);
    try (Registry registry =
        Registry.builder(Storage.inMemory(time)).agency(PUNJAB).time(time).build()) {
      Alert first = AlertSample.raise(registry, PUNJAB, START);
      Alert second = AlertSample.raise(registry, PUNJAB, START);

      assertThat(first.status()).isEqualTo(AlertStatus.ACTIVE);
      assertThat(second.duplicates()).hasSize(1);
      var desk = registry.as(RegistryAlertRules.raiser(PUNJAB)).alerts();
      assertThat(AlertSample.found(desk, first, START).status()).isEqualTo(AlertStatus.FOUND_SAFE);
    }
  }
}
