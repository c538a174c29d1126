package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.access.Action;
import org.panah.codec.RecordCodec;
import org.panah.http.Messages;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderRecord;

class RepeatedWriteTest {
  private static final String OFFENDERS = "/v1/offenders";
  private static final String WATCHES = "/v1/watches";

  private RunningNode node;

  @BeforeEach
  void start(@TempDir Path folder) {
    node = new RunningNode(folder, parts -> parts);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private long audited(Action action) {
    return node.audited().stream().filter(event -> event.action() == action).count();
  }

  @Test
  void writeWithoutKey_orWithOneThatIsNone_isRefused() {
    for (String key : new String[] {"", "a b", "x".repeat(129)}) {
      Map<String, String> fields = node.writing();
      fields.remove("Idempotency-Key");
      if (!key.isEmpty()) {
        fields.put("Idempotency-Key", key);
      }
      HttpResponse<String> answer = node.post(OFFENDERS, fields, Samples.record("one"));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(RunningNode.problem(answer).field()).isEqualTo("Idempotency-Key");
      assertThat(node.refusedBy()).last().isEqualTo("idempotency-key");
    }
    assertThat(audited(Action.REGISTER)).isEqualTo(3);
  }

  @Test
  void writeThatIsSentAgain_isAnsweredAsBefore_andCarriedOutOnce() {
    Map<String, String> fields = node.writing();
    HttpResponse<String> first = node.post(OFFENDERS, fields, Samples.record("one"));
    assertThat(first.statusCode()).isEqualTo(200);
    fields.put("Authorization", "Bearer " + node.token());
    HttpResponse<String> second = node.post(OFFENDERS, fields, Samples.record("one"));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(audited(Action.REGISTER)).isEqualTo(1);
  }

  @Test
  void keyOfAnotherRequest_isRefused() {
    Map<String, String> fields = node.writing();
    assertThat(node.post(OFFENDERS, fields, Samples.record("one")).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = node.post(OFFENDERS, fields, Samples.record("two"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningNode.problem(answer).rule()).isEqualTo("used for another request");
    assertThat(node.refusedBy()).containsExactly("idempotency-key");
    fields.put("Panah-Officer", "officer-9");
    assertThat(node.post(OFFENDERS, fields, Samples.record("one")).statusCode()).isEqualTo(400);
    assertThat(node.get(OFFENDERS + "/two", node.fields()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatWasRefused_isRefusedAgain_withoutASecondEntry() {
    Map<String, String> fields = node.writing();
    OffenderRecord unknown = Samples.record("none");
    HttpResponse<String> first =
        node.send("PUT", OFFENDERS + "/none", fields, RecordCodec.wire().encode(unknown));
    assertThat(first.statusCode()).isBetween(400, 409);
    long entries = node.audited().size();
    node.send("PUT", OFFENDERS + "/none", fields, RecordCodec.wire().encode(unknown));
    assertThat(node.audited()).hasSize((int) entries);
  }

  @Test
  void eraseThatIsSentAgain_isAnsweredAsBefore() {
    node.post(OFFENDERS, node.writing(), Samples.record("one"));
    Map<String, String> fields = node.writing();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> erased =
          node.send("DELETE", OFFENDERS + "/one?version=1", fields, new byte[0]);
      assertThat(erased.statusCode()).isEqualTo(204);
      assertThat(erased.body()).isEmpty();
    }
    assertThat(audited(Action.ERASE)).isEqualTo(1);
  }

  @Test
  void watchThatIsSetAgain_onANodeThatForgotIt_isTheOneThatStands() {
    Messages.NewWatch watch =
        new Messages.NewWatch(
            PersonQuery.named(Samples.NAME).father("Gulzaman").bornAbout(1985),
            Duration.ofDays(30));
    Map<String, String> fields = node.fields();
    fields.put("Idempotency-Key", "first");
    HttpResponse<String> first = node.post(WATCHES, fields, watch);
    assertThat(first.statusCode()).isEqualTo(200);
    // Another key is to this node what a restart is to the same one.
    fields.put("Idempotency-Key", "after-a-restart");
    fields.put("Panah-Attempt", "2");
    assertThat(node.post(WATCHES, fields, watch).body()).isEqualTo(first.body());
    fields.put("Idempotency-Key", "one-more");
    fields.put("Panah-Attempt", "1");
    assertThat(node.post(WATCHES, fields, watch).body()).isNotEqualTo(first.body());
    Map<String, String> other = node.fields();
    other.put("Panah-Officer", "officer-9");
    other.put("Idempotency-Key", "others");
    other.put("Panah-Attempt", "2");
    assertThat(node.post(WATCHES, other, watch).body()).isNotEqualTo(first.body());
    node.time.advance(Duration.ofMinutes(6));
    fields = node.fields();
    fields.put("Idempotency-Key", "late");
    fields.put("Panah-Attempt", "2");
    assertThat(node.post(WATCHES, fields, watch).body()).isNotEqualTo(first.body());
  }
}
