package org.panah.examples.springboot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.Registry;
import org.panah.Session;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Asks the registry for whoever has logged in, and counts what became of it. */
@Component
class Desk {
  private static final String ROLE = "ROLE_";

  private final Registry registry;
  private final Agency agency;
  private final MeterRegistry meters;
  private volatile double answerAge = Double.NaN;

  Desk(Registry registry, @Value("${panah.agency}") String agency, MeterRegistry meters) {
    this.registry = registry;
    this.agency = Agency.of(agency);
    this.meters = meters;
    Gauge.builder("panah.answer.age", this, desk -> desk.answerAge)
        .description("How old what the newest answer tells was when it was given")
        .baseUnit("seconds")
        .register(meters);
  }

  /**
   * What the registry answers.
   *
   * @param action what is asked, by which the time it takes is kept
   * @param officer who has logged in
   * @param reason why
   * @param question what to ask of the registry as the officer sees it
   * @param <T> what the answer is
   * @return the answer
   */
  <T> T ask(Action action, Authentication officer, Reason reason, Function<Session, T> question) {
    Timer.Sample time = Timer.start(meters);
    String outcome = "failed";
    try {
      T answer = question.apply(registry.as(access(officer, reason)));
      outcome = "answered";
      note(answer);
      return answer;
    } catch (PanahException e) {
      outcome = e.code().wireName();
      throw e;
    } finally {
      String operation = action.name().toLowerCase(Locale.ROOT);
      time.stop(meters.timer("panah.questions", "operation", operation, "outcome", outcome));
    }
  }

  /** Name and role come from the log-in alone; nothing that is sent can change them. */
  private Access access(Authentication officer, Reason reason) {
    String role =
        officer.getAuthorities().stream()
            .map(granted -> String.valueOf(granted.getAuthority()))
            .filter(authority -> authority.startsWith(ROLE))
            .findFirst()
            .orElseThrow(() -> new PanahException.NotPermitted("role-unknown"))
            .substring(ROLE.length());
    return new Access(
        officer.getName(), new Role(role), agency, reason.purpose(), reason.caseReference(), null);
  }

  private void note(Object answer) {
    Instant asOf = asOf(answer);
    if (asOf != null) {
      answerAge = Math.max(0, Duration.between(asOf, Instant.now()).toMillis()) / 1000.0;
    }
  }

  private static @Nullable Instant asOf(Object answer) {
    if (answer instanceof Hits hits) {
      return hits.asOf();
    }
    return answer instanceof Page<?> page ? page.asOf() : null;
  }
}
