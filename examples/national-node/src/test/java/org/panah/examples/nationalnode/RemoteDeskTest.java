package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;

class RemoteDeskTest {
  @Test
  void desk_registersAsksAndSeesItsAlertArrive_andDoesSoAgain() throws Exception {
    Agency owner = Agency.of("PB-POL");
    Storage storage = Storage.inMemory();
    try (NationalNode node =
        NationalNode.start(
            NodeParts.of(Registry.builder(storage).agency(owner).build(), storage, owner),
            Binding.loopback())) {
      URI uri = URI.create("http://127.0.0.1:" + node.port());
      for (int i = 0; i < 2; i++) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RemoteDesk.run(uri, "any", new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
            .contains("Registered model-town-123-2026, version 1.")
            .contains("A lead: Hit[model-town-123-2026, SAME_IDENTIFIER, ACCUSED, PB-POL]")
            .contains("It arrived: ALERT, version 2.")
            .contains("It arrived: END")
            .doesNotContain("Ali Raza", "Imran", "35299");
      }
    }
  }
}
