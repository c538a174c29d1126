package org.panah.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.common.PanahException;

/** What a cache does when it is short of room, and when the store behind does not answer. */
class CachingStoreOutageTest extends CachingStoreFixture {
  @Test
  void find_staysRight_howeverLittleRoomThereIs() {
    for (int room : new int[] {0, 1, 3}) {
      cache = cache(room);
      projection = cache.projection();
      cursor = Cursor.START;
      for (int round = 0; round < 20; round++) {
        String id = "r" + room + "d" + round % 5;
        long version = round / 5;
        write(elsewhere, draft(id, version, "k" + round % 5, id + version, id + "always"));
        feed();
        for (int i = 0; i <= Math.min(round, 4); i++) {
          find("r" + room + "d" + i + "always");
        }
        assertThat(find(id + "always")).containsExactly(id + " v" + (version + 1));
        assertThat(find(id + version)).containsExactly(id + " v" + (version + 1));
        assertThat(find(id + (version - 1))).isEmpty();
      }
    }
  }

  @Test
  void find_servesACopyWithItsAge_whileTheStoreIsDown_untilTheLegalLimit() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");
    Instant lastRead = now;
    behind.down = true;

    now = lastRead.plus(LEGAL);
    assertThat(find("k")).containsExactly("a v1");
    assertThat(page("k").asOf()).isEqualTo(lastRead);
    now = now.plusMillis(1);
    assertThatThrownBy(() -> find("k"))
        .isInstanceOfSatisfying(
            PanahException.TooStale.class, e -> assertThat(e.age()).isEqualTo(LEGAL.plusMillis(1)));
  }

  @Test
  void find_isAnError_forWhatWasNeverRead_whileTheStoreIsDown() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    behind.down = true;

    assertThat(find("none")).isEmpty();
    assertThatThrownBy(() -> find("k")).isInstanceOf(PanahException.Unavailable.class);
    now = now.plus(FRESH).plusMillis(1);
    assertThatThrownBy(() -> find("none")).isInstanceOf(PanahException.Unavailable.class);
    assertThatThrownBy(() -> find("k")).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void find_servesNoCopyOfWhatWasWrittenSince_whileTheStoreIsDown() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");
    write(cache, draft("a", 1, "k"));
    behind.down = true;

    assertThatThrownBy(() -> find("k")).isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void settings_refuseBoundsThatMakeNoSense() {
    assertThatThrownBy(() -> new CacheSettings(-1, FRESH, LEGAL)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> new CacheSettings(1, FRESH.negated(), LEGAL))
        .hasMessageContaining("freshFor");
    assertThatThrownBy(() -> new CacheSettings(1, LEGAL, FRESH)).hasMessageContaining("freshFor");
    assertThat(CacheSettings.standard().oldestCopy()).isEqualTo(LEGAL);
  }

  @Test
  void find_asksTheStore_whenTheClockWasSetBack() {
    feed();
    assertThat(find("k")).isEmpty();
    write(elsewhere, draft("a", 0, "k"));
    now = now.minus(Duration.ofHours(1));

    assertThat(find("k")).containsExactly("a v1");
  }

  @Test
  void find_isAnError_onceTheCacheIsClosed_alsoWhereMemoryCouldAnswer() {
    write(elsewhere, draft("a", 0, "k"));
    feed();
    find("k");
    cache.close();

    for (String key : List.of("k", "none")) {
      assertThatThrownBy(() -> find(key)).isInstanceOf(PanahException.Unavailable.class);
    }
  }
}
