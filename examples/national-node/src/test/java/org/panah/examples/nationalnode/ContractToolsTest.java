package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;

/** Tools that know nothing of Panah make something of the contract's file. */
@Tag("openapi")
class ContractToolsTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private static void assertDone(NpmProgram program, String last) {
    assertThat(program.printed(LIMIT)).anyMatch(line -> line.contains(last));
    assertThat(program.exitCode(LIMIT)).isZero();
  }

  @Test
  void spectral_findsNothingToSayAgainstTheFile() {
    try (NpmProgram spectral =
        NpmProgram.start(
            "node_modules/@stoplight/spectral-cli/dist/index.js",
            "lint",
            "--ruleset",
            "spectral.yaml",
            "--fail-severity",
            "hint",
            NpmProgram.contract())) {
      assertDone(spectral, "No results with a severity of 'hint' or higher found");
    }
  }

  @Test
  void clientInTypeScript_thatIsMadeFromTheFile_isCompiled_andAnswered() {
    try (NpmProgram compiler =
        NpmProgram.start("node_modules/typescript/bin/tsc", "--listEmittedFiles")) {
      assertDone(compiler, "compiled/client.js");
    }
    Agency owner = Agency.of("PB-POL");
    Storage storage = Storage.inMemory();
    try (NationalNode node =
            NationalNode.start(
                NodeParts.of(Registry.builder(storage).agency(owner).build(), storage, owner),
                Binding.loopback());
        NpmProgram client =
            NpmProgram.start("compiled/client.js", "http://127.0.0.1:" + node.port())) {
      assertDone(client, "the client was answered as the contract says");
    }
  }
}
