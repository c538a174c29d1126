package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.alert.Alert;
import org.panah.alert.AlertStatus;

/** What {@code docs/alerts.md} shows is what is compiled, and works. */
class AlertSampleTest {
  private static final Path PAGE = Path.of("..", "docs", "alerts.md");
  private static final Path SAMPLE =
      Path.of("src", "test", "java", "org", "panah", "testkit", "AlertSample.java");

  @Test
  void page_showsTheSample() throws IOException {
    String code = Files.readString(SAMPLE);
    String methods =
        code.substring(code.indexOf("  static Alert raise"), code.lastIndexOf('}')).stripTrailing();

    assertThat(Files.readString(PAGE)).contains("```java\n" + methods.indent(-2) + "```");
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
