package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertStatus;
import org.panah.alert.BoardRow;
import org.panah.alert.PostId;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.store.DocumentId;

/** How posts are told of alerts, and take notice. */
class EmbeddedDispatchTest extends DispatchFixture {
  @Test
  void alert_isToldOnce_thenItsUpdate_thenItsEnd() {
    node.keep(both(PUNJAB, "igp-pb", "HEAD"));
    node.keep(post(SINDH, "igp-sd", "HEAD"));
    node.keep(post(SINDH, "dpo-sukkur", "DISTRICT").in("SD-sukkur"));
    assertThat(node.dispatcher.runOnce()).isZero();
    Alert alert = node.raise("a");

    assertThat(node.dispatcher.runOnce()).isEqualTo(3);
    assertThat(node.sms.news()).containsExactly("a/1/igp-pb/sms", "a/1/igp-sd/sms");
    assertThat(node.email.news()).containsExactly("a/1/igp-pb/email");
    assertThat(node.dispatcher.runOnce()).isZero();

    Alert updated = node.desk(PUNJAB).update(alert, "seen in Multan");
    assertThat(node.dispatcher.runOnce()).isEqualTo(3);
    assertThat(node.sms.news()).containsExactly("a/2/igp-pb/sms", "a/2/igp-sd/sms");

    node.desk(PUNJAB).end(alert.id(), updated.version(), AlertEnd.foundSafe(time.instant()));
    assertThat(node.dispatcher.runOnce()).isEqualTo(3);
    assertThat(node.sms.taken)
        .allMatch(message -> message.alert() == null)
        .allMatch(message -> message.ended().status() == AlertStatus.FOUND_SAFE);
    assertThat(node.sms.news()).containsExactly("a/3/igp-pb/sms", "a/3/igp-sd/sms");
    time.advance(Duration.ofDays(1));
    assertThat(node.dispatcher.runOnce()).isZero();
  }

  @Test
  void alert_whoseTimeIsOver_isEnded_andThatIsTold_atOnce() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.dispatcher.runOnce();
    node.sms.news();
    time.set(alert.expiresAt());

    assertThat(node.dispatcher.runOnce()).isEqualTo(1);
    assertThat(node.sms.news()).containsExactly("a/2/igp-pb/sms");
  }

  @Test
  void alert_thatEndedBeforeItWasTold_isToldToNobody() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.desk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));

    assertThat(node.dispatcher.runOnce()).isZero();
  }

  @Test
  void postThatIsNewOnTheRoster_isToldOfWhatIsOpen() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    node.raise("a");
    node.dispatcher.runOnce();
    node.sms.news();

    node.keep(post(SINDH, "igp-sd", "HEAD"));
    node.dispatcher.runOnce();
    time.advance(Duration.ofSeconds(5));
    node.dispatcher.runOnce();

    assertThat(node.sms.news()).containsExactly("a/1/igp-sd/sms");
  }

  @Test
  void thousandPosts_areOnSeveralSheets() {
    for (int i = 0; i < 1_000; i++) {
      node.keep(post(PUNJAB, "post-" + i, "HEAD"));
    }
    Alert alert = node.raise("a");

    assertThat(node.dispatcher.runOnce()).isEqualTo(1_000);
    assertThat(node.sms.news()).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(node.desk(PUNJAB).board(alert.id()).told()).isEqualTo(1_000);
    node.desk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));
    assertThat(node.dispatcher.runOnce()).isEqualTo(1_000);
  }

  @Test
  void postThatTakesNoNotice_isFollowedByItsDeputies_untilOneDoes() {
    node.keep(post(PUNJAB, "first", "HEAD").deputisedBy(PostId.of("second")));
    node.keep(post(PUNJAB, "second", "STAND_IN").deputisedBy(PostId.of("third")));
    node.keep(post(PUNJAB, "third", "STAND_IN"));
    node.keep(post(SINDH, "prompt", "HEAD").deputisedBy(PostId.of("third")));
    Alert alert = node.raise("a");
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/first/sms", "a/1/prompt/sms");
    var receipt = node.desk(SINDH).acknowledge(alert.id(), PostId.of("prompt"));
    assertThat(node.desk(SINDH).acknowledge(alert.id(), PostId.of("prompt"))).isEqualTo(receipt);
    assertThatThrownBy(() -> node.desk(PUNJAB).acknowledge(alert.id(), PostId.of("prompt")))
        .isInstanceOf(PanahException.NotFound.class);

    time.advance(Duration.ofMinutes(15).minusMillis(1));
    assertThat(node.dispatcher.runOnce()).isZero();
    time.advance(Duration.ofMillis(1));
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/second/sms");
    assertThat(overdue(alert)).containsExactly("first");
    time.advance(Duration.ofMinutes(14));
    node.desk(PUNJAB).acknowledge(alert.id(), PostId.of("second"));
    time.advance(Duration.ofMinutes(14));

    assertThat(node.dispatcher.runOnce()).isZero();
    node.desk(PUNJAB).acknowledge(alert.id(), PostId.of("first"));
    node.desk(PUNJAB).update(alert, "seen in Multan");
    node.dispatcher.runOnce();
    assertThat(node.sms.news())
        .as("who was told is told on")
        .containsExactly("a/2/first/sms", "a/2/prompt/sms", "a/2/second/sms");
    assertThat(node.desk(PUNJAB).board(alert.id()).rows())
        .extracting(row -> row.post().value(), row -> row.acknowledged() != null)
        .containsExactly(tuple("first", true), tuple("prompt", true), tuple("second", true));
  }

  private List<String> overdue(Alert alert) {
    return node.desk(PUNJAB).board(alert.id()).rows().stream()
        .filter(BoardRow::overdue)
        .map(row -> row.post().value())
        .toList();
  }

  @Test
  void alertWhoseTimeIsOver_isEnded_andItsEndTold() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.dispatcher.runOnce();
    node.sms.news();

    time.set(alert.expiresAt());
    node.dispatcher.runOnce();
    node.dispatcher.runOnce();

    assertThat(node.sms.taken)
        .singleElement()
        .satisfies(message -> assertThat(message.ended().status()).isEqualTo(AlertStatus.EXPIRED));
    assertThat(documents.get(new DocumentId("a")))
        .hasValueSatisfying(document -> assertThat(document.erased()).isTrue());
  }

  @Test
  void message_tellsNothingThatIsForThePolice() {
    node.keep(both(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.desk(PUNJAB).update(alert, "told by aunt");

    node.dispatcher.runOnce();

    for (Channel channel : List.of(node.sms, node.email)) {
      assertThat(channel.taken).isNotEmpty();
      for (AlertMessage message : channel.taken) {
        String json = new String(RecordCodec.standard().encode(message), UTF_8);
        assertThat(json).contains("Zarmina").doesNotContain(RegistryAlertRules.SEALED);
        assertThat(message.toString()).doesNotContain("Zarmina", "92300", "police.example");
      }
    }
  }
}
