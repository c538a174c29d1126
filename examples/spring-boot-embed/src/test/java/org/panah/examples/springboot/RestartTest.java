package org.panah.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Cnic;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How the application ends and begins again. */
class RestartTest {
  private static final String NUMBER =
      "{\"reason\": %s, \"cnic\": \"%s\"}".formatted(DeskRules.INVESTIGATION, DeskRules.SAMPLE);
  private static final Cnic SAMPLE = Cnic.parse(DeskRules.SAMPLE);
  private static final Access OFFICER =
      Access.by("officer-4711", Role.INVESTIGATOR)
          .of(Agency.of("PB-POL"))
          .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Model Town, Lahore"));

  /** Holds a request back until the application has begun to end. */
  @RestController
  static final class Held implements ApplicationListener<ContextClosedEvent> {
    private final OffenderController offenders;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch ending = new CountDownLatch(1);

    Held(OffenderController offenders) {
      this.offenders = offenders;
    }

    @PostMapping("/held")
    Leads held(Authentication officer, @RequestBody OffenderController.ByNumber body)
        throws InterruptedException {
      arrived.countDown();
      assertThat(ending.await(1, TimeUnit.MINUTES)).isTrue();
      return offenders.find(officer, body);
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
      ending.countDown();
    }
  }

  private static ConfigurableApplicationContext start(Path folder, boolean samples) {
    return new SpringApplicationBuilder(DeskApplication.class, Held.class)
        .run(
            "--server.port=0",
            "--panah.samples=" + samples,
            "--panah.term-key=" + folder.resolve("term.key"),
            "--spring.datasource.url=jdbc:h2:async:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(folder.resolve("desk")));
  }

  @Test
  void registryIsClosedAfterTheLastAnswer_andBeginsAgainWithWhatItKept(@TempDir Path folder)
      throws Exception {
    ConfigurableApplicationContext desk = start(folder, true);
    Registry registry = desk.getBean(Registry.class);
    CompletableFuture<HttpResponse<String>> answer =
        HttpClient.newHttpClient()
            .sendAsync(
                Caller.saying(Caller.port(desk), "officer-4711", "/held", NUMBER),
                BodyHandlers.ofString());
    assertThat(desk.getBean(Held.class).arrived.await(1, TimeUnit.MINUTES)).isTrue();

    desk.close();

    assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
    assertThat(answer.get().body()).contains("model-town-123-2026");
    assertThatThrownBy(() -> registry.as(OFFICER).offenders().find(SAMPLE))
        .isInstanceOf(PanahException.Unavailable.class);
    try (ConfigurableApplicationContext again = start(folder, false)) {
      assertThat(Caller.say(Caller.port(again), "officer-4711", "/offenders/find", NUMBER).body())
          .contains("model-town-123-2026");
    }
  }
}
