package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Alerts;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertStatus;
import org.panah.alert.BoardRow;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.DeliveryState;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.alert.Reporter;
import org.panah.alert.Suspect;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.DocumentId;
import org.panah.store.Store;

/** How posts are told of alerts: once each, whatever fails. */
class EmbeddedDispatchTest {
  private final SettableTime time = SettableTime.at(START);
  private final Store documents = Store.inMemory(time);
  private final List<Node> nodes = new ArrayList<>();

  /** A channel in memory that answers as it is told. */
  private static final class Channel implements AlertChannel {
    private final String name;
    final List<AlertMessage> taken = new ArrayList<>();
    int calls;
    Function<AlertMessage, DeliveryOutcome> answer = message -> DeliveryOutcome.delivered();

    Channel(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public DeliveryOutcome deliver(AlertMessage message) {
      calls++;
      DeliveryOutcome outcome = answer.apply(message);
      if (outcome instanceof DeliveryOutcome.Delivered) {
        taken.add(message);
      }
      return outcome;
    }

    /** The keys of what was taken since the last call. */
    List<String> news() {
      List<String> news = taken.stream().map(AlertMessage::key).sorted().toList();
      taken.clear();
      return news;
    }
  }

  /** A registry with a dispatcher of its own, as another process would be. */
  private final class Node {
    final Channel sms = new Channel("sms");
    final Channel email = new Channel("email");
    final ObservedStorage storage = new ObservedStorage(documents);
    final Dispatcher dispatcher = Dispatcher.stepped(sms, email);
    final Registry registry =
        Registry.builder(storage)
            .agency(PUNJAB, SINDH)
            .time(time)
            .executor(new ManualExecutor(time))
            .dispatching(dispatcher)
            .build();

    Node() {
      nodes.add(this);
    }

    Alerts desk(Agency agency) {
      return registry.as(RegistryAlertRules.raiser(agency)).alerts();
    }

    Alerts senior(Agency agency) {
      return registry.as(RegistryAlertRules.senior(agency)).alerts();
    }

    void keep(Post post) {
      registry.as(RegistryFixture.registrar(post.owner())).posts().keep(post);
    }

    Alert raise(String id) {
      Alert alert =
          Alert.of(
                  PUNJAB,
                  AlertCategory.LOST,
                  MissingChild.named("Zarmina Lashari " + id).father("Dilawar").aged(7))
              .id(AlertId.of(id))
              .lastSeen(time.instant(), Place.of("Bus stand", "PB-lahore"))
              .suspect(new Suspect("Kaana Driver", "LEB-4521"))
              .reporter(new Reporter("desk-4711", "1099", true))
              .station("Model Town")
              .withoutFir("no offence")
              .reportedAt(time.instant())
              .build();
      Alerts.Drafted drafted = desk(PUNJAB).draft(alert);
      long version = 1;
      for (var duplicate : drafted.duplicates()) {
        AlertId other = duplicate.alert().id();
        version = desk(PUNJAB).different(alert.id(), version, other, "another").version();
      }
      return senior(PUNJAB).authorise(alert.id(), version);
    }
  }

  private final Node node = new Node();

  private static Post post(Agency owner, String id, String kind) {
    return Post.of(owner, PostId.of(id), kind, "Office", new PostAddress("sms", "+92300"));
  }

  private static Post both(Agency owner, String id, String kind) {
    return post(owner, id, kind).reachedAt(new PostAddress("email", id + "@police.example"));
  }

  @AfterEach
  void close() {
    nodes.forEach(one -> one.registry.close());
  }

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
  void alert_thatEndedBeforeItWasTold_isToldToNobody() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.desk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));

    assertThat(node.dispatcher.runOnce()).isZero();
  }

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
    assertThat(node.sms.news()).hasSize(20);
    time.advance(Duration.ofSeconds(2));
    node.dispatcher.runOnce();
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
