package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.EndedAlert;
import org.panah.alert.PublicAlert;
import org.panah.cap.Cap;
import org.panah.cap.CapMessage;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;

class CapTest {
  private static final Cap CAP = Cap.of(ReferenceData.builtIn());
  private static final String FOREIGN =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.1">
        <identifier>X-1</identifier><sender>desk@police.example</sender>
        <sent>2026-03-01T13:00:00+05:00</sent><status>Actual</status><msgType>Alert</msgType>
        <scope>Public</scope>
        <info><category>Rescue</category><event>Child Abduction</event>
          <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
          <headline>A child</headline><description>In a red shirt.</description>
          <contact>the desk</contact><area><areaDesc>Old town</areaDesc></area>
        </info>
      </alert>
      """;

  private static List<CapMessage> read(String xml) {
    return CAP.read(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  @Test
  void publicView_comesBackAsItWent_andReferencesAreKept() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      Alert alert = SyntheticAlerts.known(random, i);
      PublicAlert first = alert.publicView();
      CapMessage message = read(CAP.write(first)).get(0);
      assertThat(message.alert()).isEqualTo(first);
      assertThat(message.type()).isEqualTo(CapMessage.Type.ALERT);
      assertThat(message.mode()).isEqualTo(alert.mode());
      assertThat(message.sentAt().getEpochSecond()).isEqualTo(first.sent().get(0).getEpochSecond());

      Instant later = alert.steps().get(1).at().plusSeconds(1 + random.nextInt(9_999));
      Alert updated = alert.next(new AlertStep(AlertStatus.UPDATED, later, "o-1", "note"));
      CapMessage update = read(CAP.write(updated.publicView())).get(0);
      assertThat(update.alert()).isEqualTo(updated.publicView());
      assertThat(update.references()).containsExactly(message.identifier());

      EndedAlert ended = EndedAlert.of(updated, AlertEnd.expired(), later.plus(Duration.ofDays(1)));
      CapMessage cancel = read(CAP.write(ended)).get(0);
      assertThat(cancel.type()).isEqualTo(CapMessage.Type.CANCEL);
      assertThat(cancel.references()).containsExactly(message.identifier(), update.identifier());
      assertThat(cancel.alert()).isNull();
    }
  }

  @Test
  void nothingForThePolice_isWritten() {
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      Alert alert = SyntheticAlerts.known(random, i);
      EndedAlert ended =
          EndedAlert.of(alert, AlertEnd.expired(), alert.steps().get(1).at().plusSeconds(9));

      assertThat(CAP.write(alert.publicView())).doesNotContain(SyntheticAlerts.secrets());
      assertThat(CAP.write(ended))
          .doesNotContain(SyntheticAlerts.secrets())
          .doesNotContain(String.valueOf(alert.child().clothing()), alert.place().text());
    }
  }

  @Test
  void message_isInEnglishAndUrdu_withTimesThatCapAllows() {
    Alert alert = SyntheticAlerts.known(new Random(7), 1);

    String xml = CAP.write(alert.publicView());

    assertThat(xml).contains("<language>en-PK</language>", "<language>ur-PK</language>");
    assertThat(xml)
        .containsPattern("<sent>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+05:00</sent>")
        .containsPattern("<onset>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+05:00</onset>");
  }

  @Test
  void draft_isNotWritten() {
    Alert draft = SyntheticAlerts.draft(new Random(8), 1);

    assertThatThrownBy(() -> CAP.write(draft.publicView()))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThatThrownBy(() -> CAP.write(EndedAlert.of(draft, AlertEnd.expired(), draft.expiresAt())))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void messageOfAnotherSystem_isRead_alsoWithinAFeed() {
    String feed =
        "<f:feed xmlns:f='http://www.w3.org/2005/Atom'><f:entry><f:content>"
            + FOREIGN
            + "</f:content></f:entry></f:feed>";
    for (String xml : List.of(FOREIGN, feed)) {
      assertThat(read(xml))
          .singleElement()
          .satisfies(
              message -> {
                assertThat(message.identifier()).isEqualTo("X-1");
                assertThat(message.mode()).isEqualTo(AlertMode.ACTUAL);
                assertThat(message.event()).isEqualTo("Child Abduction");
                assertThat(message.description()).isEqualTo("In a red shirt.");
                assertThat(message.area()).isEqualTo("Old town");
                assertThat(message.sentAt()).isEqualTo("2026-03-01T08:00:00Z");
                assertThat(message.alert()).isNull();
                assertThat(message.toString()).doesNotContain("red shirt", "Old town");
              });
    }
  }

  @Test
  void message_isRefused_withTheElementAndTheRule() {
    assertRefused("cap.status", "<status>Actual", "<status>Draft");
    assertRefused("cap.msgType", "<msgType>Alert", "<msgType>Ack");
    assertRefused("cap.references", "<msgType>Alert", "<msgType>Update");
    assertRefused("cap.sent", "13:00:00+05:00", "13:00:00");
    assertRefused("cap.severity", "<severity>Severe", "<severity>Great");
    assertRefused("cap.identifier", "<identifier>X-1</identifier>", "");
    assertRefused("cap", "cap:1.1", "cap:1.0");
    assertRefused("cap", "</alert>", "");
  }

  private static void assertRefused(String field, String what, String by) {
    assertThatThrownBy(() -> read(FOREIGN.replace(what, by)))
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class,
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e).hasMessageNotContaining("red shirt");
            });
  }

  @Test
  void document_readsNoOtherFile_andDoesNotGrow() {
    String entity =
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
            + FOREIGN.replace("In a red shirt.", "&x;");
    assertThatThrownBy(() -> read(entity)).isInstanceOf(PanahException.InvalidRequest.class);
    assertThatThrownBy(() -> read(FOREIGN + " ".repeat(1_000_000)))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("megabyte");
    assertThatThrownBy(
            () -> read(FOREIGN.replace("In a red shirt.", "<a>".repeat(99) + "</a>".repeat(99))))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }
}
