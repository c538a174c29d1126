package org.panah.examples.alertdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertDeskTest {
  @Test
  void story_endsWithEverybodyTold(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    AlertDesk.run(folder, new PrintStream(told, true, StandardCharsets.UTF_8));

    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains(
            "may not authorise it",
            "60 posts told on 3 channels",
            "has 60 mails",
            "has 90 mails",
            "90 posts are told so on 3 channels",
            "has 180 mails",
            "for 90 numbers",
            "still name the child: 0")
        .containsPattern("all +60 +60 +30 +0\\R")
        .containsPattern("all +90 +90 +30 +30\\R");
    assertThat(Files.readString(folder.resolve("alert.cap.xml")))
        .contains("<msgType>Alert</msgType>", "Ayesha")
        .doesNotContain("Ghulam");
    assertThat(Files.readString(folder.resolve("cancel.cap.xml")))
        .contains("<msgType>Cancel</msgType>", "<references>")
        .doesNotContain("Ayesha");
  }
}
