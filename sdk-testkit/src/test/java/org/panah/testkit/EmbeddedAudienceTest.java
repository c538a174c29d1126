package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.BoardRow;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PostId;
import org.panah.common.PageRequest;
import org.panah.store.Key;

/** How those are told who look for the same child, and those who subscribed. */
class EmbeddedAudienceTest extends DispatchFixture {
  private static final PostId DESK = PostId.of("desk");

  private Alert found(String id, Alert missed) {
    Alert alert =
        Alert.of(
                SINDH,
                AlertCategory.FOUND_UNIDENTIFIED,
                MissingChild.named("Zarmina Lashari").aged(7))
            .id(AlertId.of(id))
            .lastSeen(time.instant(), Place.of("Edhi home", "SD-sukkur"))
            .station("Saddar")
            .withoutFir("no offence known")
            .reportedAt(time.instant())
            .build();
    node.desk(SINDH).draft(alert);
    long version =
        node.desk(SINDH).different(alert.id(), 1, missed.id(), "says another father").version();
    return node.senior(SINDH).authorise(alert.id(), version);
  }

  @Test
  void ownersOfAMissedAndAFoundChild_areBothTold_andOfWhichOfTheirs() {
    node.keep(post(PUNJAB, "pb-lahore", "DISTRICT").in("PB-lahore"));
    node.keep(post(SINDH, "sd-sukkur", "DISTRICT").in("SD-sukkur"));
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert missed = node.raise("a");
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/igp-pb/sms", "a/1/pb-lahore/sms");

    found("f", missed);
    node.dispatcher.runOnce();

    assertThat(node.sms.taken)
        .extracting(AlertMessage::key, AlertMessage::matches)
        .containsExactlyInAnyOrder(
            tuple("a/1/sd-sukkur/sms", List.of(AlertId.of("f"))),
            tuple("f/1/igp-pb/sms", List.of(missed.id())),
            tuple("f/1/pb-lahore/sms", List.of(missed.id())),
            tuple("f/1/sd-sukkur/sms", List.of(missed.id())));
  }

  @Test
  void anotherNode_tellsThePostsOfItsOwnAlert_onceTheOtherIsKnown() {
    node.keep(post(SINDH, "sd-sukkur", "DISTRICT").in("SD-sukkur"));
    Alert missed = node.raise("a");
    node.dispatcher.runOnce();
    Node other = new Node();
    found("f", missed);

    other.dispatcher.runOnce();

    assertThat(other.sms.news()).containsExactly("a/1/sd-sukkur/sms", "f/1/sd-sukkur/sms");
  }

  @Test
  void postThatSubscribed_isToldHowItStands_ofWhatIsNew_andOfTheEnd() {
    node.keep(post(SINDH, "desk", "PARENTS_DESK").deputisedBy(PostId.of("nobody")));
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/igp-pb/sms");

    node.desk(SINDH).subscribe(alert.id(), DESK);
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/desk/sms");
    Alert updated = node.desk(PUNJAB).update(alert, "seen in Multan");
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/2/desk/sms", "a/2/igp-pb/sms");
    node.desk(PUNJAB).end(alert.id(), updated.version(), AlertEnd.foundSafe(time.instant()));
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/3/desk/sms", "a/3/igp-pb/sms");
  }

  @Test
  void postThatSubscribed_needNotTakeNotice_unlessItIsNamed() {
    node.keep(post(PUNJAB, "senior", "HEAD").deputisedBy(PostId.of("desk")));
    node.keep(post(SINDH, "desk", "PARENTS_DESK").deputisedBy(PostId.of("second")));
    node.keep(post(SINDH, "second", "PARENTS_DESK"));
    Alert alert = node.raise("a");
    node.desk(SINDH).subscribe(alert.id(), DESK);
    node.desk(PUNJAB).subscribe(alert.id(), PostId.of("senior"));
    node.dispatcher.runOnce();
    node.desk(PUNJAB).acknowledge(alert.id(), PostId.of("senior"));
    time.advance(Duration.ofHours(1));
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/desk/sms", "a/1/senior/sms");
    assertThat(overdue(alert)).isEmpty();

    Alert second = node.raise("b");
    node.desk(SINDH).subscribe(second.id(), DESK);
    node.dispatcher.runOnce();
    time.advance(Duration.ofHours(1));
    node.dispatcher.runOnce();

    assertThat(overdue(second))
        .as("a deputy has to, though he subscribed")
        .containsExactly("desk", "senior");
  }

  @Test
  void deputyWhoSubscribed_hasHisTime_onceItIsHisTurn() {
    node.keep(post(PUNJAB, "head", "HEAD").deputisedBy(DESK));
    node.keep(post(SINDH, "desk", "PARENTS_DESK").deputisedBy(PostId.of("second")));
    node.keep(post(SINDH, "second", "PARENTS_DESK"));
    Alert alert = node.raise("a");
    node.desk(SINDH).subscribe(alert.id(), DESK);
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/desk/sms", "a/1/head/sms");

    time.advance(Duration.ofMinutes(15));
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).isEmpty();
    assertThat(overdue(alert)).containsExactly("head");
    time.advance(Duration.ofMinutes(15));
    node.dispatcher.runOnce();

    assertThat(node.sms.news()).containsExactly("a/1/second/sms");
    assertThat(overdue(alert)).containsExactly("desk", "head");
  }

  @Test
  void postThatIsNamedByALateLink_hasItsTime_beforeItsDeputiesAreTold() {
    node.keep(post(SINDH, "sd", "DISTRICT").in("SD-sukkur").deputisedBy(PostId.of("sd-2")));
    node.keep(post(SINDH, "sd-2", "DEPUTY").deputisedBy(PostId.of("sd-3")));
    node.keep(post(SINDH, "sd-3", "DEPUTY"));
    Alert missed = node.raise("a");
    node.dispatcher.runOnce();
    time.advance(Duration.ofDays(2));
    found("f", missed);

    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/sd/sms", "f/1/sd/sms");
    time.advance(Duration.ofMinutes(15));
    node.dispatcher.runOnce();

    assertThat(node.sms.news()).containsExactly("a/1/sd-2/sms", "f/1/sd-2/sms");
  }

  @Test
  void foundChild_isToldToThosePosts_thatAreNamedOfTheMissedOneLater() {
    node.keep(post(PUNJAB, "pb-lahore", "DISTRICT").in("PB-lahore"));
    node.keep(post(PUNJAB, "pb-multan", "DISTRICT").in("PB-multan"));
    Alert missed = node.raise("a");
    found("f", missed);
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).containsExactly("a/1/pb-lahore/sms", "f/1/pb-lahore/sms");

    Place multan = Place.of("Chowk Kumharan", "PB-multan");
    node.desk(PUNJAB).update(missed.toBuilder().lastSeen(missed.seenAt(), multan).build(), "moved");
    node.dispatcher.runOnce();

    assertThat(node.sms.news())
        .containsExactly("a/2/pb-lahore/sms", "a/2/pb-multan/sms", "f/1/pb-multan/sms");
  }

  @Test
  void manyWhoSubscribeLater_goToMoreSheets() {
    node.keep(post(PUNJAB, "igp-pb", "HEAD"));
    Alert alert = node.raise("a");
    node.dispatcher.runOnce();
    assertThat(node.sms.news()).hasSize(1);
    for (int i = 0; i < 600; i++) {
      node.keep(post(SINDH, "desk-" + i, "DESK"));
      node.desk(SINDH).subscribe(alert.id(), PostId.of("desk-" + i));
    }

    assertThat(node.dispatcher.runOnce()).isEqualTo(600);
    assertThat(node.sms.news()).hasSize(600).doesNotHaveDuplicates();
    assertThat(node.desk(PUNJAB).board(alert.id()).told()).isEqualTo(601);
    assertThat(sheets(alert)).hasSizeGreaterThan(2).allMatch(lines -> lines < 400);
    Alert updated = node.desk(PUNJAB).update(alert, "seen in Multan");
    assertThat(new Node().dispatcher.runOnce()).isEqualTo(601);
    node.desk(PUNJAB).end(alert.id(), updated.version(), AlertEnd.foundSafe(time.instant()));
    assertThat(node.dispatcher.runOnce()).isEqualTo(601);
  }

  /** How many lines stand on each sheet of an alert. */
  private List<Integer> sheets(Alert alert) {
    return documents.find(new Key("sent " + alert.id()), PageRequest.first(100)).items().stream()
        .map(sheet -> new String(sheet.body(), UTF_8).split("\"post\"").length - 1)
        .toList();
  }

  private List<String> overdue(Alert alert) {
    return node.desk(PUNJAB).board(alert.id()).rows().stream()
        .filter(BoardRow::overdue)
        .map(row -> row.post().value())
        .toList();
  }
}
