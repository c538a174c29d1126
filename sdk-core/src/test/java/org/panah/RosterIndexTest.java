package org.panah;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.panah.Subscriptions.Subscription;
import org.panah.alert.AlertId;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.store.Cursor;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Store;

/** Posts and subscriptions as the feed tells of them. */
class RosterIndexTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Agency SINDH = Agency.of("SD-POL");
  private static final AlertId ALERT = AlertId.of("a-1");
  private static final Post DESK =
      Post.of(PUNJAB, PostId.of("desk"), "DESK", "Desk", new PostAddress("sms", "+92300")).kept(1);

  private final Store store = Store.inMemory();
  private final RosterIndex roster = new RosterIndex(() -> true);

  private void written(Agency owner, Draft draft) {
    store.append(owner, List.of(draft));
    roster.clear();
    store.changes(Cursor.START, 100).forEach(change -> roster.apply(change.document()));
  }

  private static Subscription subscription() {
    return new Subscription(ALERT, DESK.id(), Instant.parse("2026-03-01T08:00:00Z"), "o-1");
  }

  @Test
  void post_subscribes_inItsOwnAgencysJournalOnly() {
    written(PUNJAB, Roster.draft(DESK));
    written(SINDH, Subscriptions.draft(SINDH, subscription()));
    assertThat(roster.subscribers(ALERT)).isEmpty();

    written(PUNJAB, Subscriptions.draft(PUNJAB, subscription()));

    assertThat(roster.subscribers(ALERT)).containsExactly(DESK);
    assertThat(roster.subscribers(AlertId.of("a-2"))).isEmpty();
  }

  @Test
  void subscription_thatCannotBeRead_orStandsUnderAnotherName_isNone() {
    written(PUNJAB, Roster.draft(DESK));
    byte[] body = Subscriptions.draft(PUNJAB, subscription()).body();

    written(PUNJAB, Draft.write(new DocumentId("sub-x"), Subscriptions.KIND, 0, Set.of(), body));
    written(
        PUNJAB,
        Draft.write(new DocumentId("sub-y"), Subscriptions.KIND, 0, Set.of(), new byte[] {'{'}));

    assertThat(roster.subscribers(ALERT)).isEmpty();
  }
}
