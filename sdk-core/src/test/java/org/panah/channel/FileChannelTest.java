package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMode;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.PanahException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FileChannelTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path temporary;

  private Path folder() {
    return temporary.resolve("alerts");
  }

  private Path told() {
    return folder().resolve("alert-" + Messages.ID + ".jsonl");
  }

  private Path ended() {
    return folder().resolve("ended-" + Messages.ID + ".jsonl");
  }

  @Test
  void deliver_appendsALine_thatTellsWhoAndWhat_butNotTheAddress() throws IOException {
    FileChannel channel = FileChannel.in(folder());

    assertThat(channel.deliver(Messages.to("secret-address")))
        .isEqualTo(DeliveryOutcome.delivered());
    assertThat(channel.deliver(Messages.matching(Messages.to("x"), "a-7")))
        .isEqualTo(DeliveryOutcome.delivered());

    List<String> lines = Files.readAllLines(told());
    assertThat(lines).hasSize(2);
    JsonNode line = JSON.readTree(lines.get(0));
    assertThat(line.get("key").asString()).isEqualTo("k-1");
    assertThat(line.get("post").asString()).isEqualTo("PB-POL-igp");
    assertThat(line.get("title").asString()).isEqualTo(Messages.TITLE);
    assertThat(line.get("alert").get("id").asString()).isEqualTo(Messages.ID);
    assertThat(line.get("text").asString()).isEqualTo(AlertText.standard().full(Messages.to("x")));
    assertThat(lines.get(0)).doesNotContain("secret-address", "matches");
    assertThat(JSON.readTree(lines.get(1)).get("matches").get(0).asString()).isEqualTo("a-7");
  }

  @Test
  void files_areTheirOwnersOnly() throws IOException {
    FileChannel.in(folder()).deliver(Messages.to("x"));

    assertThat(Files.getPosixFilePermissions(told()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void end_leavesNothingOfTheChild() throws IOException {
    FileChannel channel = FileChannel.in(folder());
    channel.deliver(Messages.to("x"));

    channel.deliver(Messages.ended("k-2", "x", AlertEnd.foundSafe(Messages.SENT)));
    channel.deliver(Messages.ended("k-3", "x", AlertEnd.foundSafe(Messages.SENT)));

    assertThat(told()).doesNotExist();
    assertThat(Files.readAllLines(ended()))
        .hasSize(2)
        .allMatch(line -> line.contains("FOUND_SAFE") && !line.contains("Ayesha"));
    assertThat(channel.deliver(Messages.to("x")))
        .isEqualTo(DeliveryOutcome.rejected("the alert has ended"));
    assertThat(told()).doesNotExist();
  }

  @Test
  void lines_stayWhole_whenManyThreadsDeliver() throws Exception {
    FileChannel channel = FileChannel.in(folder());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String key = "k-" + i;
        outcomes.add(
            threads.submit(() -> channel.deliver(Messages.message(key, "x", AlertMode.ACTUAL))));
      }
      for (Future<DeliveryOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isEqualTo(DeliveryOutcome.delivered());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(Files.readAllLines(told()))
        .hasSize(200)
        .extracting(line -> JSON.readTree(line).get("key").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void halfALine_thatACrashLeft_isEnded() throws IOException {
    FileChannel channel = FileChannel.in(folder());
    channel.deliver(Messages.to("x"));
    Files.writeString(told(), "{\"key\":\"k", StandardOpenOption.APPEND);

    channel.deliver(Messages.to("x"));

    assertThat(Files.readAllLines(told())).hasSize(3).element(1).isEqualTo("{\"key\":\"k");
  }

  @Test
  void deliver_isToBeTriedAgain_whenTheFolderIsGone() throws IOException {
    FileChannel channel = FileChannel.in(folder());
    Files.delete(folder());

    assertThat(channel.deliver(Messages.to("x")))
        .isEqualTo(DeliveryOutcome.retry("the file cannot be written"));
  }

  @Test
  void in_refusesWhatIsNoFolder() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> FileChannel.in(file.resolve("alerts")))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("folder: one that exists or can be made");
  }
}
