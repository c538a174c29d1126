package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.panah.Alerts;
import org.panah.alert.Alert;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.Store;

/** Where listeners go on: after a restart, at another registry, after a restored backup. */
class EmbeddedAlertPositionTest extends ListeningFixture {
  @Test
  void listener_goesOn_afterARestart() {
    Told told = new Told();
    told.listen(node.desk(SINDH));
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    step();
    assertThat(told.texts()).containsExactly("a ALERT 2");
    alert = node.update(alert);
    node.registry.close();
    nodes.remove(node);

    Node again = new Node(documents);
    alert = again.update(alert);
    Told later = new Told().after(again.desk(SINDH), told.changes.get(0).position());
    step();
    again.update(alert);
    step();

    assertThat(later.texts()).containsExactly("a ALERT 3", "a ALERT 4", "a ALERT 5");
  }

  @Test
  void listener_goesOn_atAnotherRegistryOfTheSameStorage() {
    Node other = new Node(documents);
    Told told = new Told();
    Alerts.Listening listening = told.listen(other.desk(SINDH));
    Alert alert = node.open(PUNJAB, "a", "Zarmina Lashari");
    Alert theirs = other.open(SINDH, "b", "Farida Memon");
    step();
    assertThat(told.texts()).containsExactlyInAnyOrder("a ALERT 2", "b ALERT 1", "b ALERT 2");
    listening.close();
    node.update(alert);
    other.update(theirs);

    Told later = new Told().after(node.desk(SINDH), listening.position());
    step();

    assertThat(later.texts()).containsExactlyInAnyOrder("a ALERT 3", "b ALERT 3");
    assertThat(told.changes).hasSize(3);
  }

  @Test
  void ofAJournalThatWasStartedAnew_allIsTold_andOfOthersWhatIsNew() {
    Told told = new Told();
    Alerts.Listening listening = told.listen(node.desk(SINDH));
    node.open(PUNJAB, "a", "Zarmina Lashari");
    Alert theirs = node.open(SINDH, "b", "Farida Memon");
    step();
    String position = listening.position();
    Store restored = Store.inMemory(time);
    restored.apply(documents.changes(Cursor.startOf(SINDH), 100));
    Node other = new Node(restored);
    other.update(other.open(PUNJAB, "c", "Gulnaz Khattak"));
    other.update(theirs);

    Told later = new Told().after(other.desk(SINDH), position);
    step();

    assertThat(later.texts()).containsExactly("c ALERT 2", "c ALERT 3", "b ALERT 3");
    Told rest = new Told().after(other.desk(SINDH), later.changes.get(0).position());
    step();
    assertThat(rest.texts()).containsExactly("c ALERT 3", "b ALERT 3");
  }

  @Test
  void backupThatIsRestoredWhileSomebodyListens_isNotSkipped() {
    Told told = new Told();
    told.listen(node.desk(SINDH));
    node.open(PUNJAB, "a", "Zarmina Lashari");
    Store backup = Store.inMemory(time);
    backup.apply(documents.changes(Cursor.START, 100));
    node.open(PUNJAB, "b", "Farida Memon");
    step();
    assertThat(told.texts()).containsExactly("a ALERT 2", "b ALERT 2");
    told.changes.clear();
    node.storage.storeDown = true;
    step();
    // Takes the numbers in the journal that the lost alert had.
    new Node(backup).open(PUNJAB, "c", "Gulnaz Khattak");
    documents.backend = backup;
    node.storage.storeDown = false;
    step();

    assertThat(told.texts()).containsExactly("a ALERT 2", "c ALERT 2");
  }

  @Test
  void position_passesWhatIsNotForTheListener() {
    Told told = new Told();
    Alerts.Listening listening = told.listen(node.desk(SINDH));
    String start = listening.position();
    writeOthers(10);
    step();

    assertThat(listening.position()).isNotEqualTo(start);
    assertThat(told.changes).isEmpty();
    assertThat(Cursor.parse(listening.position()).position(PUNJAB))
        .map(Cursor.Position::sequence)
        .contains(10L);
  }

  @Test
  void textThatIsAlmostAPosition_isNone() {
    String text = "1\n\nPB-POL run 7\n\nSD-POL run 9";
    String almost = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));

    assertThatThrownBy(() -> node.desk(SINDH).watch(almost, change -> {}))
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("after"));
  }

  @Test
  void position_fitsIntoAHeader_withTwentyAgencies() {
    Cursor cursor = Cursor.START;
    for (int i = 10; i < 30; i++) {
      Cursor.Position place = new Cursor.Position(UUID.randomUUID().toString(), 99_999_999_999L);
      cursor = cursor.at(Agency.of("PROVINCE-DEPARTMENT-NUMBER-" + i), place);
    }

    assertThat(cursor.encode()).hasSizeLessThan(3_000).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.parse(cursor.encode())).isEqualTo(cursor);
  }
}
