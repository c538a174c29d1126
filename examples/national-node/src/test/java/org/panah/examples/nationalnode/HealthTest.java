package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.codec.RecordCodec;
import org.panah.http.Messages;

class HealthTest {
  private static Messages.Health health(HttpResponse<String> answer) {
    return RecordCodec.wire()
        .decode(answer.body().getBytes(StandardCharsets.UTF_8), Messages.Health.class);
  }

  @Test
  void health_tellsWhetherTheStoreAnswers_askingItOnceASecond(@TempDir Path folder) {
    try (RunningNode node = new RunningNode(folder, parts -> parts)) {
      HttpResponse<String> up = node.get("/v1/health", Map.of());
      assertThat(up.statusCode()).isEqualTo(200);
      assertThat(health(up)).isEqualTo(new Messages.Health("up", RunningNode.START, "1"));
      node.storage.store().close();
      assertThat(node.get("/v1/health", Map.of()).statusCode()).isEqualTo(200);
      node.time.advance(Duration.ofMillis(1001));
      HttpResponse<String> down = node.get("/v1/health", Map.of());
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(health(down)).isEqualTo(new Messages.Health("down", null, "1"));
    }
  }

  @Test
  void auditThatDoesNotAnswer_refusesWithoutTellingWhy(@TempDir Path folder) {
    try (RunningNode node = new RunningNode(folder, parts -> parts)) {
      node.storage.auditLog().close();
      Map<String, String> fields = node.fields();
      fields.put("Panah-Role", "REGISTRAR");
      HttpResponse<String> answer = node.get("/v1/posts", fields);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(RunningNode.problem(answer).type()).isEqualTo("urn:panah:problem:unavailable");
    }
  }
}
