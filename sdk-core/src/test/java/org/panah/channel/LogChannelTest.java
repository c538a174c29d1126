package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMode;
import org.panah.alert.DeliveryOutcome;

class LogChannelTest {
  @Test
  void deliver_writesALine_withNothingOfTheChildOrTheAddress() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, UTF_8));
    try {
      LogChannel channel = new LogChannel();
      assertThat(channel.deliver(Messages.message("k-1", "secret", AlertMode.EXERCISE)))
          .isEqualTo(DeliveryOutcome.delivered());
      channel.deliver(Messages.ended("k-2", "secret", AlertEnd.expired()));
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(UTF_8).lines())
        .hasSize(2)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("alert k-1 for post PB-POL-igp: EXERCISE, ABDUCTED, ACTIVE"),
            line ->
                assertThat(line)
                    .contains("alert k-2 for post PB-POL-igp: ACTUAL, ABDUCTED, EXPIRED"))
        .noneMatch(line -> line.matches(".*(Ayesha|bus stand|secret|red shirt).*"));
  }
}
