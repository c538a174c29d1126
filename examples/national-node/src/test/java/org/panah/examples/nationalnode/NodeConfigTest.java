package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.common.PanahException;

class NodeConfigTest {
  private static final Path SAMPLE = Path.of("../../docs/deploy/node.properties");

  private static NodeConfig config(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return NodeConfig.of(properties, Map.of());
  }

  private static void assertRefused(ThrowingCallable call, String field) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void withoutAnything_theNodeListensToThisMachine_withStandardLimits() {
    NodeConfig config = config();
    assertThat(config.binding()).isEqualTo(new Binding("127.0.0.1", 8080, null, "127.0.0.1", 8081));
    assertThat(config.limits()).isEqualTo(Limits.standard());
    assertThat(config.isStatic()).isTrue();
    assertThat(config.databaseUrl()).isEmpty();
  }

  @Test
  void keysThatAreNone_areRefusedByName() {
    assertRefused(() -> config("prot", "80"), "prot");
    assertRefused(
        () -> NodeConfig.of(new Properties(), Map.of("PANAH_NODE_PROT", "80")), "PANAH_NODE_PROT");
  }

  @Test
  void environment_goesBeforeTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("node.properties"), "port = 1\nname=اسلام\n");
    NodeConfig config = NodeConfig.read(file, Map.of("PANAH_NODE_PORT", "2", "PATH", "x"));
    assertThat(config.binding().port()).isEqualTo(2);
    assertThat(config.name()).isEqualTo("اسلام");
  }

  @Test
  void valuesThatBreakARule_areRefusedByKey_withoutTheValue() {
    assertRefused(() -> config("port", "70000").binding(), "port");
    assertRefused(() -> config("port", "x").binding(), "port");
    assertRefused(() -> config("auth", "none").isStatic(), "auth");
    assertRefused(() -> config("tls.elsewhere", "perhaps").binding(), "tls.elsewhere");
    assertRefused(() -> config("limits.connections", "0").limits(), "limits.connections");
    assertRefused(() -> config("agencies", "PB POL").agencies(), "agency");
    assertRefused(() -> config("database.url", "x").databaseUser(), "database.user");
    assertRefused(() -> config("database.url", "x").databasePassword(), "database.password-file");
    assertRefused(() -> config("auth", "jwt").keys(), "auth.keys");
    assertRefused(() -> JwtTokens.by("http://issuer.example/keys", "i", "a", null), "auth.keys");
  }

  @Test
  void tokensAreNotSentInClear_norTrialTokensTakenFromOthers() {
    assertRefused(() -> config("host", "0.0.0.0", "auth", "jwt").binding(), "tls.key-store");
    assertRefused(() -> config("host", "0.0.0.0", "tls.elsewhere", "true").binding(), "auth");
    assertThat(config("host", "0.0.0.0", "auth", "jwt", "tls.elsewhere", "true").binding().host())
        .isEqualTo("0.0.0.0");
    assertRefused(() -> config("tls.trust-store", "x").binding(), "tls.key-store");
    assertRefused(() -> config("tls.key-store", "x").binding(), "tls.password-file");
  }

  @Test
  void sample_explainsEveryKey_andSaysWhatHoldsAnyway() throws IOException {
    String text = Files.readString(SAMPLE);
    Properties sample = new Properties();
    // Every key stands in a comment, as it would be set.
    try (Reader lines = new StringReader(text.replaceAll("(?m)^#(?=[a-z.-]+=)", ""))) {
      sample.load(lines);
    }
    for (Setting setting : Setting.values()) {
      assertThat(sample.stringPropertyNames()).contains(setting.key());
      assertThat(sample.getProperty(setting.key())).as(setting.key()).isEqualTo(setting.standard());
    }
    assertThat(sample).hasSize(Setting.values().length);
  }

  @Test
  void tokensFile_isRefusedByTheNumberOfItsLine(@TempDir Path folder) throws IOException {
    Path file =
        Files.write(
            folder.resolve("tokens"), "# comment\nname secret\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> StaticTokens.file(file))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("line 2")
        .hasMessageNotContaining("secret");
  }
}
