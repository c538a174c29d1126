package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.exchange.RosterDesk.HEADER;
import static org.panah.exchange.RosterDesk.PUNJAB;
import static org.panah.exchange.RosterDesk.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Posts;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/** A roster is imported while others change it. */
class RosterRaceTest {
  private final RosterDesk desk = new RosterDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** A roster that somebody else changes whenever it is to be changed. */
  private final class Contended implements Posts {
    private final Posts own = desk.posts(PUNJAB);
    private final List<Runnable> before = new ArrayList<>();

    private void other() {
      if (!before.isEmpty()) {
        before.remove(0).run();
      }
    }

    @Override
    public Post keep(Post post) {
      other();
      return own.keep(post);
    }

    @Override
    public Optional<Post> get(PostId id) {
      return own.get(id);
    }

    @Override
    public Page<Post> list(PageRequest page) {
      return own.list(page);
    }

    @Override
    public void remove(PostId id, long version) {
      other();
      own.remove(id, version);
    }
  }

  private void change(String id, int minutes) {
    desk.posts(PUNJAB).keep(desk.post(id).answeringWithin(Duration.ofMinutes(minutes)));
  }

  @Test
  void conflict_isReadAgain_andTheFileCounts() {
    desk.takeIn(HEADER, row("a"), row("b"));
    Contended roster = new Contended();
    roster.before.add(() -> change("a", 1));
    roster.before.add(() -> change("a", 2));

    RosterReport report =
        RosterDesk.lines(HEADER, row("a").replace("Office", "Desk"), row("b")).into(roster, PUNJAB);

    assertThat(report.changed()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(desk.post("a").version()).isEqualTo(4);
    assertThat(desk.post("a").answersWithin()).isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void conflict_thatDoesNotEnd_isARejectedRow() {
    desk.takeIn(HEADER, row("a"), row("b"));
    Contended roster = new Contended();
    for (int i = 1; i <= 9; i++) {
      int minutes = i;
      roster.before.add(() -> change("a", minutes));
    }

    RosterReport report =
        RosterDesk.lines(HEADER, row("a").replace("Office", "Desk"), row("b")).into(roster, PUNJAB);

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
  }

  @Test
  void postThatSomebodyElseAddsOrRemovesMeanwhile_isDealtWith() {
    desk.takeIn(HEADER, row("a"), row("b"), row("c"));
    Contended roster = new Contended();
    roster.before.add(() -> desk.takeIn(HEADER, row("new")));
    roster.before.add(() -> change("a", 1));
    roster.before.add(() -> {});
    roster.before.add(() -> desk.posts(PUNJAB).remove(PostId.of("b"), 1));

    RosterReport report =
        RosterDesk.lines(HEADER, row("new"), row("c")).removingOthers().into(roster, PUNJAB);

    assertThat(report.read()).isEqualTo(2);
    assertThat(report.rejected()).isZero();
    assertThat(report.removed()).containsExactly(PostId.of("a"), PostId.of("b"));
    assertThat(desk.ids()).containsExactly("c", "new");
  }
}
