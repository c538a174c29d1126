package org.panah.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.TokenSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application with its registry at a national node that runs in a JVM of its own. */
@ActiveProfiles("remote")
// So that the application ends with its node.
@DirtiesContext
class RemoteDeskTest extends DeskRules {
  private static final Agency OWNER = Agency.of("PB-POL");

  @TempDir private static Path folder;
  private static LivingNode node;

  @LocalServerPort private int port;

  @BeforeAll
  static void startNode() throws Exception {
    node = LivingNode.in(folder);
  }

  @AfterAll
  static void endNode() {
    if (node != null) {
      node.close();
    }
  }

  @DynamicPropertySource
  static void whereTheNodeIs(DynamicPropertyRegistry properties) {
    properties.add("panah.node", () -> node.uri());
    properties.add("panah.token", () -> LivingNode.TOKEN);
  }

  @Test
  void nodeKnows_whoAskedAndWhy_byTheLogInOfTheApplication() throws Exception {
    // A case of its own, by which the question is told from those of other tests.
    String number = UUID.randomUUID().toString();
    String reason = INVESTIGATION.replace("123/2026", number);
    String question = "{\"reason\": %s, \"cnic\": \"%s\"}".formatted(reason, SAMPLE);

    assertThat(Caller.say(port, "officer-4711", "/offenders/find", question).statusCode())
        .isEqualTo(200);

    Access asked =
        Access.by("officer-4711", Role.INVESTIGATOR)
            .of(OWNER)
            .forPurpose(Purpose.INVESTIGATION, CaseReference.fir(number, "Model Town, Lahore"));
    assertThat(audited(asked.caseReference()))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.node()).isEqualTo("national-node");
              assertThat(event.access()).isEqualTo(asked);
              assertThat(event.action()).isEqualTo(Action.FIND);
              assertThat(event.outcome()).isEqualTo(AuditEvent.Outcome.ALLOWED);
            });
  }

  /** What the node has audited of a case. */
  private static List<AuditEvent> audited(CaseReference of) {
    Access auditor = Access.by("auditor-3", Role.AUDITOR).of(OWNER).forPurpose(Purpose.OVERSIGHT);
    try (Registry direct =
        HttpRegistry.connect(
            HttpSettings.to(node.uri()).tokens(TokenSource.fixed(LivingNode.TOKEN)))) {
      PageRequest all = PageRequest.first(PageRequest.MAX_LIMIT);
      Page<AuditEntry> page = direct.as(auditor).audit().entries(all);
      assertThat(page.next(PageRequest.MAX_LIMIT)).isEqualTo(Optional.empty());
      return page.items().stream()
          .map(AuditEntry::event)
          .filter(event -> of.equals(event.access().caseReference()))
          .toList();
    }
  }
}
