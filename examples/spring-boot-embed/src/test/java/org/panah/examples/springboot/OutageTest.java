package org.panah.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What officers and operators are told when what is behind the application does not answer. */
class OutageTest {
  private static final String NUMBER =
      "{\"reason\": %s, \"cnic\": \"%s\"}".formatted(DeskRules.INVESTIGATION, DeskRules.SAMPLE);

  private static final int ATTEMPTS = 100;
  private static final String TRUSTED = "com.zaxxer.hikari.aliveBypassWindowMs";

  // H2's client does not tell the pool that a connection is dead, so the pool must look each time.
  @BeforeAll
  static void trustNoConnection() {
    System.setProperty(TRUSTED, "0");
  }

  @AfterAll
  static void trustAgain() {
    System.clearProperty(TRUSTED);
  }

  private static void isUp(int port) throws Exception {
    assertThat(Caller.look(port, "", "/actuator/health").body())
        .contains("\"panah\":{\"status\":\"UP\"}");
    HttpResponse<String> answer = Caller.say(port, "officer-4711", "/offenders/find", NUMBER);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("model-town-123-2026");
  }

  // The pool finds out by itself, and each question waits for it, half a second at most.
  private static void awaitUp(int port) throws Exception {
    for (int i = 0; Caller.look(port, "", "/actuator/health").statusCode() != 200; i++) {
      assertThat(i).as("questions that the database did not answer").isLessThan(ATTEMPTS);
    }
  }

  private static void isDown(int port) throws Exception {
    HttpResponse<String> health = Caller.look(port, "", "/actuator/health");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"panah\":{\"status\":\"DOWN\"}");
    HttpResponse<String> answer = Caller.say(port, "officer-4711", "/offenders/find", NUMBER);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"urn:panah:problem:unavailable\"", "\"what\":")
        .doesNotContain("leads");
  }

  private static Server database(Path folder, int port) throws Exception {
    return Server.createTcpServer(
            "-tcpPort", String.valueOf(port), "-baseDir", folder.toString(), "-ifNotExists")
        .start();
  }

  @Test
  void databaseThatIsDown_isToldAndNeverTakenForNothingFound(@TempDir Path folder)
      throws Exception {
    Server database = database(folder, 0);
    try (ConfigurableApplicationContext desk =
        new SpringApplicationBuilder(DeskApplication.class)
            .run(
                "--server.port=0",
                "--panah.samples=true",
                "--spring.datasource.hikari.connection-timeout=500",
                "--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:%d/./desk;WRITE_DELAY=0"
                    .formatted(database.getPort()))) {
      isUp(Caller.port(desk));
      database.stop();
      isDown(Caller.port(desk));
      database = database(folder, database.getPort());
      awaitUp(Caller.port(desk));
      isUp(Caller.port(desk));
    } finally {
      database.stop();
    }
  }

  @Test
  void nodeThatIsDown_isToldLikewise() throws Exception {
    // On the first port nobody listens.
    try (ConfigurableApplicationContext desk =
        new SpringApplicationBuilder(DeskApplication.class)
            .profiles("remote")
            .run("--server.port=0", "--panah.node=http://127.0.0.1:1", "--panah.token=none")) {
      isDown(Caller.port(desk));
    }
  }

  @Test
  void nodeThatReturns_isAskedAtOnce(@TempDir Path folder) throws Exception {
    try (LivingNode node = LivingNode.in(folder);
        ConfigurableApplicationContext desk =
            new SpringApplicationBuilder(DeskApplication.class)
                .profiles("remote")
                .run(
                    "--server.port=0",
                    "--panah.samples=true",
                    "--panah.node=" + node.uri(),
                    "--panah.token=" + LivingNode.TOKEN)) {
      isUp(Caller.port(desk));
      node.kill();
      isDown(Caller.port(desk));
      node.startAgain();
      isUp(Caller.port(desk));
    }
  }
}
