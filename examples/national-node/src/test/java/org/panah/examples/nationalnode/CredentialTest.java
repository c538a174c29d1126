package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditEvent;
import org.panah.common.PanahException;
import org.panah.person.Cnic;
import org.panah.person.Identifier;

class CredentialTest {
  private static final String FIND = "/v1/offenders/find";
  private static final Identifier NUMBER = Cnic.parse("35299-1234567-1").asIdentifier();

  private final TokenMaker maker = TokenMaker.maker();
  private RunningNode node;

  @BeforeEach
  void start(@TempDir Path folder) {
    node = new RunningNode(folder, parts -> parts);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private HttpResponse<String> find(String token) {
    Map<String, String> fields = node.fields();
    fields.put("Authorization", "Bearer " + token);
    return node.post(FIND, fields, NUMBER);
  }

  private JWTClaimsSet.Builder claims() {
    return TokenMaker.claims(node.time.instant());
  }

  private void assertUnknown(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(RunningNode.problem(answer).toException())
        .isInstanceOfSatisfying(
            PanahException.NotPermitted.class, e -> assertThat(e.rule()).isEqualTo("credential"));
    AuditEvent last = node.audited().get(node.audited().size() - 1);
    assertThat(last.outcome()).isEqualTo(AuditEvent.Outcome.REFUSED);
    assertThat(last.rule()).isEqualTo("credential");
    assertThat(last.action()).isEqualTo(Action.FIND);
    assertThat(last.access().officer()).isEqualTo("unauthenticated");
    assertThat(last.access().agency()).isEqualTo(RunningNode.PUNJAB);
  }

  @Test
  void tokensOfAllThreeAlgorithms_areTaken() {
    assertThat(find(maker.rsa(claims())).statusCode()).isEqualTo(200);
    assertThat(find(maker.curve(claims())).statusCode()).isEqualTo(200);
    assertThat(find(maker.edwards(claims())).statusCode()).isEqualTo(200);
    assertThat(node.refusedBy()).isEmpty();
  }

  @Test
  void withoutToken_orWithTwo_nothingIsAnswered() {
    Map<String, String> none = node.fields();
    none.remove("Authorization");
    assertUnknown(node.post(FIND, none, NUMBER));
    none.put("Authorization", "Basic dXNlcjpwYXNz");
    assertUnknown(node.post(FIND, none, NUMBER));
    try (RawConnection raw = node.raw()) {
      Map<String, String> two = node.fields();
      two.put("authorization", "Bearer " + node.token());
      two.put("Connection", "close");
      assertThat(raw.say(RawConnection.head("GET /v1/posts", two)).heard())
          .startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void tokenThatIsOver_orHasNotBegun_provesNothing_butAMinuteIsForgiven() {
    node.time.advance(Duration.ofSeconds(0));
    Date begin = Date.from(RunningNode.START.plusSeconds(120));
    JWTClaimsSet.Builder later = claims().notBeforeTime(begin);
    assertUnknown(find(maker.rsa(later)));
    node.time.advance(Duration.ofSeconds(61));
    assertThat(find(maker.rsa(later)).statusCode()).isEqualTo(200);
    Date end = Date.from(node.time.instant());
    JWTClaimsSet.Builder ending = claims().expirationTime(end);
    node.time.advance(Duration.ofSeconds(59));
    assertThat(find(maker.rsa(ending)).statusCode()).isEqualTo(200);
    node.time.advance(Duration.ofSeconds(2));
    assertUnknown(find(maker.rsa(ending)));
  }

  @Test
  void tokenThatNeverEnds_provesNothing() {
    assertUnknown(find(maker.rsa(claims().expirationTime(null))));
  }

  @Test
  void tokenOfAnotherIssuer_orForSomebodyElse_provesNothing() {
    assertUnknown(find(maker.rsa(claims().issuer("https://other.example"))));
    assertUnknown(find(maker.rsa(claims().audience("other"))));
    assertUnknown(find(maker.rsa(claims().audience((String) null))));
    assertUnknown(find(maker.stranger(claims())));
  }

  @Test
  void tokenWithoutSignature_orSignedWithThePublicKey_provesNothing() {
    assertUnknown(find(maker.unsigned(claims())));
    assertUnknown(find(maker.confused(claims())));
    String token = maker.rsa(claims());
    assertUnknown(find(token.substring(0, token.lastIndexOf('.') + 1)));
    assertUnknown(find(token + "A"));
    assertUnknown(find("x".repeat(9000)));
  }

  @Test
  void tokenOfAnotherKind_orWithWhatMustBeUnderstood_provesNothing() {
    assertUnknown(find(maker.rsa(claims(), head -> head.type(new JOSEObjectType("logout+jwt")))));
    assertUnknown(
        find(
            maker.rsa(
                claims(), head -> head.criticalParams(Set.of("new")).customParam("new", "thing"))));
    assertThat(find(maker.rsa(claims(), head -> head.type(JOSEObjectType.JWT))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tokenWithoutAgencyOrRoles_orBoundToACertificate_provesNothing() {
    assertUnknown(find(maker.rsa(claims().claim("agency", null))));
    assertUnknown(find(maker.rsa(claims().claim("agency", "no agency"))));
    assertUnknown(find(maker.rsa(claims().claim("roles", null))));
    assertUnknown(find("bnVsbA.e30.e30"));
    assertUnknown(find(maker.rsa(claims().claim("roles", Arrays.asList("SUPERVISOR", null)))));
    assertUnknown(find(maker.rsa(claims().claim("roles", "SUPERVISOR"))));
    assertUnknown(find(maker.rsa(claims().claim("cnf", Map.of("x5t#S256", "AAAA")))));
    assertUnknown(find(maker.rsa(claims().claim("cnf", Map.of("jkt", "AAAA")))));
  }

  private void assertNotPermitted(Map<String, String> fields, String rule, String officer) {
    HttpResponse<String> answer = node.post(FIND, fields, NUMBER);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(RunningNode.problem(answer).rule()).isEqualTo(rule);
    AuditEvent last = node.audited().get(node.audited().size() - 1);
    assertThat(last.outcome()).isEqualTo(AuditEvent.Outcome.REFUSED);
    assertThat(last.rule()).isEqualTo(rule);
    assertThat(last.access().agency()).isEqualTo(RunningNode.PUNJAB);
    assertThat(last.access().officer()).isEqualTo(officer);
  }

  @Test
  void whoAsksForAnotherAgency_isRefused_andNobodyOfThatAgencyIsBlamed() {
    Map<String, String> fields = node.fields();
    fields.put("Panah-Agency", "KP-POL");
    assertNotPermitted(fields, "credential-agency", "unknown");
  }

  @Test
  void whoAsksInAnotherRole_isRefused() {
    Map<String, String> fields = node.fields();
    fields.put("Panah-Role", "REGISTRAR");
    assertNotPermitted(fields, "credential-role", "officer-4711");
  }

  @Test
  void whoAsksAsAnotherOfficer_isRefused_andTheAuditNamesTheOneWhoseTokenItIs() {
    Map<String, String> fields = node.fields();
    fields.put("Authorization", "Bearer " + maker.rsa(claims().claim("officer", "officer-9")));
    assertNotPermitted(fields, "credential-officer", "officer-9");
    fields.put("Panah-Officer", "officer-9");
    assertThat(node.post(FIND, fields, NUMBER).statusCode()).isEqualTo(200);
  }

  @Test
  void whoDoesNotSayWhoAsks_orSaysItTwice_isRefused() {
    for (String field : List.of("Panah-Officer", "Panah-Role", "Panah-Agency", "Panah-Purpose")) {
      Map<String, String> fields = node.fields();
      fields.remove(field);
      HttpResponse<String> answer = node.post(FIND, fields, NUMBER);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(RunningNode.problem(answer).field()).isEqualTo(field);
    }
    Map<String, String> twice = node.fields();
    twice.put("panah-agency", "KP-POL");
    twice.put("Connection", "close");
    try (RawConnection raw = node.raw()) {
      assertThat(raw.say(RawConnection.head("GET /v1/posts", twice)).heard())
          .startsWith("HTTP/1.1 400");
    }
    assertThat(node.refusedBy()).hasSize(5).containsOnly("request-access");
  }

  @Test
  void keysThatCannotBeRead_areNoRefusal(@TempDir Path empty) {
    JwtTokens tokens =
        JwtTokens.by(
            empty.resolve("none.json").toString(),
            TokenMaker.ISSUER,
            TokenMaker.AUDIENCE,
            node.time);
    String token = maker.rsa(claims());
    assertThatThrownBy(() -> tokens.of(token, null)).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void aNewKeyOfTheIssuer_isFound_whileTheNodeRuns(@TempDir Path folder) throws Exception {
    Path keys = Files.writeString(folder.resolve("keys.json"), maker.firstKeys());
    JwtTokens tokens =
        JwtTokens.by(keys.toString(), TokenMaker.ISSUER, TokenMaker.AUDIENCE, node.time);
    assertThat(tokens.of(maker.curve(claims()), null)).isPresent();
    Files.writeString(keys, maker.keys());
    assertThat(tokens.of(maker.rsa(claims()), null)).isPresent();
    for (int i = 0; i < 3; i++) {
      String unknown = maker.rsa(claims(), head -> head.keyID("none"));
      assertThat(tokens.of(unknown, null)).isEmpty();
    }
  }

  @Test
  void knownAccess_isTheClaimed_whereTheCredentialBearsItOut() {
    Credential system =
        new Credential("system", RunningNode.PUNJAB, Set.of(Role.SUPERVISOR), null, null);
    Access claimed =
        Access.by("officer-1", Role.INVESTIGATOR)
            .of(RunningNode.PUNJAB)
            .forPurpose(Purpose.OVERSIGHT);
    assertThat(system.known(claimed)).isEqualTo(claimed);
    assertThat(system.known(null).officer()).isEqualTo("unknown");
  }
}
