package org.panah.examples.firsthit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstHitTest {
  private static final Path SOURCE = Path.of("src", "main", "java", "FirstHit.java");

  @TempDir Path folder;

  @Test
  void program_printsATypedHit_alsoOnASecondRun() throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      List<String> lines = run().lines().toList();
      assertThat(lines).hasSize(2).allMatch(line -> line.contains("ACCUSED, PB-POL"));
      assertThat(lines.get(0)).contains("SAME_IDENTIFIER");
      assertThat(lines.get(1)).contains("STRONG", "[name, ", "[father, ", "[born, ");
    }
  }

  @Test
  void program_hasAtMost30Lines_andStandsInTheReadme() throws IOException {
    String program = Files.readString(SOURCE);

    assertThat(program.lines().count()).isLessThanOrEqualTo(30);
    assertThat(Files.readString(Path.of("..", "..", "README.md")))
        .contains("```java\n" + program + "```\n");
  }

  @Test
  void program_keepsAnAccusedMan_underTheLawOfHisCase_notOfTheRegisterOfTheConvicted()
      throws IOException {
    assertThat(Files.readString(SOURCE))
        .contains("Stage.CHARGED", "LegalBasis.of(\"CRPC-1898-S173\")");
  }

  private String run() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "FirstHit")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return printed;
  }
}
