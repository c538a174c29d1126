package org.panah.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;
import org.panah.store.Change;
import org.panah.store.Projection;

/** How projections take turns, and how one of them is read for. */
class FeedTurnsTest extends FeedFixture {
  private void writeMany(int count) {
    for (int i = 0; i < count; i++) {
      write(PUNJAB, "d" + i, 0);
    }
  }

  @Test
  void advance_givesOthersWhatIsNew_whileOneReadsALongWay() {
    writeMany(3_000);
    Notes early = following();
    feed.advance();
    early.told.clear();
    List<String> order = new ArrayList<>();
    feed.follow(
        new Projection() {
          @Override
          public void reset() {
            order.add("reset");
          }

          @Override
          public void apply(List<Change> changes) {
            if (order.isEmpty()) {
              write(SINDH, "new", 0);
            }
            order.add(early.told.contains("new v1") ? "after the new one" : "before it");
          }

          @Override
          public void current(Instant asOf) {
            order.add("current");
          }
        });

    feed.advance();

    assertThat(order)
        .startsWith("before it", "after the new one", "after the new one")
        .endsWith("current");
  }

  @Test
  void advanceOfOne_readsForItAlone_toTheEnd() {
    writeMany(2_500);
    Notes one = following();
    Notes other = following();

    assertThat(feed.advance(one, Duration.ofMinutes(1))).isTrue();

    assertThat(one.told).hasSize(2_501).endsWith("current +0");
    assertThat(other.told).isEmpty();
  }

  @Test
  void advanceOfOne_saysThatThereIsMore_whenItsTimeIsOver() {
    writeMany(1_001);
    Notes one = following();

    assertThat(feed.advance(one, Duration.ZERO)).isFalse();
    assertThat(one.told).hasSize(1_000);
    assertThat(feed.advance(one, Duration.ZERO)).isFalse();
    assertThat(feed.advance(one, Duration.ZERO)).isTrue();
    assertThat(one.told).hasSize(1_002).doesNotHaveDuplicates();
  }

  @Test
  void advanceOfOne_fails_whenTheStoreDoesNotAnswer_orTheProjectionFails() {
    writeMany(1);
    Notes one = following();
    store.down = true;

    assertThatThrownBy(() -> feed.advance(one, Duration.ofMinutes(1)))
        .isInstanceOf(PanahException.Unavailable.class);
    store.down = false;
    one.failures = 1;
    assertThatThrownBy(() -> feed.advance(one, Duration.ofMinutes(1))).hasMessage("cannot take in");
    assertThat(feed.advance(one, Duration.ofMinutes(1))).isTrue();
    assertThat(one.told).containsExactly("d0 v1", "current +0");
  }
}
