package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.BoardRow;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.DeliveryState;

/** How posts are told of alerts once each, whatever fails. */
class EmbeddedDispatchFaultTest extends DispatchFixture {
  @Test
  void whatIsNotTaken_isTriedAgain_lessAndLessOften_andWhatIsRejectedIsNot() {
    node.keep(post(PUNJAB, "later", "HEAD"));
    node.keep(post(PUNJAB, "never", "HEAD"));
    node.keep(post(PUNJAB, "throws", "HEAD"));
    node.keep(post(PUNJAB, "fine", "HEAD"));
    node.sms.answer =
        message ->
            switch (message.post().value()) {
              case "later" -> DeliveryOutcome.retry("busy");
              case "never" -> DeliveryOutcome.rejected("no such number");
              case "throws" -> throw new AssertionError("of " + message.alert().child().name());
              default -> DeliveryOutcome.delivered();
            };
    Alert alert = node.raise("a");

    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/fine/sms");
    assertThat(node.sms.calls).isEqualTo(4);
    for (int i = 0; i < 3_600; i++) {
      time.advance(Duration.ofSeconds(1));
      node.dispatcher.runOnce();
    }
    assertThat(node.sms.calls).isBetween(4 + 2 * 12, 4 + 2 * 40);
    assertThat(node.sms.taken).isEmpty();

    node.sms.answer = message -> DeliveryOutcome.delivered();
    time.advance(Duration.ofMinutes(5));
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/later/sms", "a/1/throws/sms");
    List<BoardRow> board = node.desk(PUNJAB).board(alert.id()).rows();
    assertThat(board)
        .filteredOn(row -> row.post().value().equals("never"))
        .flatExtracting(BoardRow::deliveries)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.state()).isEqualTo(DeliveryState.REJECTED);
              assertThat(delivery.reason()).isEqualTo("no such number");
            });
  }

  @Test
  void channelThatIsDown_delaysNoOther() {
    node.keep(both(PUNJAB, "igp-pb", "HEAD"));
    node.sms.answer =
        message -> {
          throw new IllegalStateException("down");
        };
    node.raise("a");

    node.dispatcher.runOnce();

    assertThat(node.email.news()).containsExactly("a/1/igp-pb/email");
  }

  @Test
  void twoDispatchers_tellOnce() {
    Node other = new Node();
    for (int i = 0; i < 60; i++) {
      node.keep(post(PUNJAB, "post-" + i, "HEAD"));
    }
    for (int i = 0; i < 5; i++) {
      node.raise("a" + i);
    }
    int[] reads = {0};
    node.sms.answer =
        message -> {
          if (reads[0]++ % 7 == 0) {
            other.dispatcher.runOnce();
          }
          return DeliveryOutcome.delivered();
        };

    node.dispatcher.runOnce();
    other.dispatcher.runOnce();

    List<String> all = new ArrayList<>(node.sms.news());
    all.addAll(other.sms.news());
    assertThat(all).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void dispatcherThatDies_isFollowedByAnother() {
    Node other = new Node();
    for (int i = 0; i < 20; i++) {
      node.keep(post(PUNJAB, "post-" + i, "HEAD"));
    }
    node.raise("a");
    node.sms.answer =
        message -> {
          if (node.sms.calls > 3) {
            // Dies: nothing that it does from here on reaches the store.
            node.storage.storeDown = true;
          }
          return DeliveryOutcome.delivered();
        };
    node.dispatcher.runOnce();
    assertThat(node.sms.taken).hasSizeGreaterThan(3);

    assertThat(other.dispatcher.runOnce()).isZero();
    time.advance(Duration.ofSeconds(16));
    other.dispatcher.runOnce();

    assertThat(other.sms.news()).hasSize(20);
  }

  @Test
  void whomADispatcherMayHaveToldThatDied_isToldOfTheEnd_whoeverTookOver() {
    Node other = new Node();
    Node third = new Node();
    for (int i = 0; i < 20; i++) {
      node.keep(post(PUNJAB, "post-" + i, "HEAD"));
    }
    Alert alert = node.raise("a");
    node.sms.answer =
        message -> {
          node.storage.storeDown = node.sms.calls > 3;
          return DeliveryOutcome.delivered();
        };
    node.dispatcher.runOnce();
    int told = node.sms.news().size();
    other.dispatcher.runOnce();
    time.advance(Duration.ofSeconds(16));
    other.sms.answer =
        message -> {
          // Ends before the one that takes over has told any more.
          if (other.sms.calls == 1) {
            third.desk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));
          }
          return DeliveryOutcome.retry("busy");
        };
    other.dispatcher.runOnce();
    time.advance(Duration.ofMinutes(5));
    other.sms.answer = message -> DeliveryOutcome.delivered();
    other.dispatcher.runOnce();

    assertThat(told).isBetween(4, 20);
    assertThat(other.sms.taken).allMatch(message -> message.ended() != null).hasSize(20);
  }

  @Test
  void whomAChannelMayHaveTold_isToldOfTheEnd_thoughItRejectedWhatCameThen() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    node.keep(post(SINDH, "never", "HEAD"));
    node.sms.answer =
        message ->
            message.post().value().equals("never")
                ? DeliveryOutcome.rejected("no such number")
                : DeliveryOutcome.retry("no answer");
    Alert alert = node.raise("a");
    node.dispatcher.runOnce();
    node.sms.answer = message -> DeliveryOutcome.rejected("not like this");
    Alert updated = node.desk(PUNJAB).update(alert, "seen in Multan");
    time.advance(Duration.ofMinutes(1));
    node.dispatcher.runOnce();
    node.sms.answer = message -> DeliveryOutcome.delivered();
    node.desk(PUNJAB).end(alert.id(), updated.version(), AlertEnd.foundSafe(time.instant()));
    node.dispatcher.runOnce();

    assertThat(node.sms.news()).containsExactly("a/3/igp-pb/sms");
  }

  @Test
  void newDispatcher_tellsWhatAnotherLeft_andNoMore() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    node.keep(post(SINDH, "igp-sd", "HEAD"));
    Alert first = node.raise("a");
    Alert second = node.raise("b");
    node.dispatcher.runOnce();
    node.desk(PUNJAB).update(first, "seen in Multan");
    node.desk(PUNJAB).end(second.id(), second.version(), AlertEnd.foundSafe(time.instant()));
    node.raise("c");

    Node other = new Node();
    other.dispatcher.runOnce();

    assertThat(other.sms.news())
        .containsExactly(
            "a/2/igp-pb/sms",
            "a/2/igp-sd/sms",
            "b/2/igp-pb/sms",
            "b/2/igp-sd/sms",
            "c/1/igp-pb/sms",
            "c/1/igp-sd/sms");
    assertThat(new Node().dispatcher.runOnce()).isZero();
  }

  @Test
  void whatCouldNotBeNoted_isNotToldAgain() {
    for (int i = 0; i < 20; i++) {
      node.keep(post(PUNJAB, "post-" + i, "HEAD"));
    }
    node.raise("a");
    node.sms.answer =
        message -> {
          node.storage.appendsFail = true;
          return DeliveryOutcome.delivered();
        };
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).as("what is not noted is bounded").hasSize(12);
    time.advance(Duration.ofSeconds(2));
    node.dispatcher.runOnce();
    node.sms.answer = message -> DeliveryOutcome.delivered();
    node.storage.appendsFail = false;
    time.advance(Duration.ofSeconds(2));
    node.dispatcher.runOnce();
    time.advance(Duration.ofMinutes(1));
    node.dispatcher.runOnce();

    assertThat(node.sms.calls).isEqualTo(20);
    assertThat(node.desk(PUNJAB).board(AlertId.of("a")).rows())
        .allMatch(row -> row.told() != null)
        .hasSize(20);
  }
}
