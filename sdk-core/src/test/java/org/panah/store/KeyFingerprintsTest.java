package org.panah.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyFingerprintsTest {
  private static final int MANY = 200_000;

  /** Numbers that follow one another, as those of a family or of a village do. */
  private static Key key(int number) {
    return new Key("35202" + (10_000_000 + number));
  }

  @Test
  void mayContain_knowsEveryKeyThatWasAdded_howeverManyCameAfter() {
    KeyFingerprints keys = new KeyFingerprints();
    for (int i = 0; i < MANY; i++) {
      keys.add(key(i));
      keys.add(key(i / 2));
    }

    for (int i = 0; i < MANY; i++) {
      assertThat(keys.mayContain(key(i))).isTrue();
    }
  }

  @Test
  void mayContain_takesNoOtherKeyForOneOfThem() {
    KeyFingerprints keys = new KeyFingerprints();
    assertThat(keys.mayContain(key(0))).isFalse();
    for (int i = 0; i < MANY; i++) {
      keys.add(key(i));
    }

    int wrong = 0;
    for (int i = MANY; i < 3 * MANY; i++) {
      wrong += keys.mayContain(key(i)) ? 1 : 0;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void mayContain_neverMissesAKey_whileOthersAreAddedAndTheTableGrows() throws Exception {
    KeyFingerprints keys = new KeyFingerprints();
    AtomicInteger added = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      work.add(
          () -> {
            for (int i = 0; i < MANY; i++) {
              keys.add(key(i));
              added.set(i + 1);
            }
            return 0;
          });
      for (int reader = 0; reader < 3; reader++) {
        int step = 7 + reader;
        work.add(
            () -> {
              int missed = 0;
              int at = 0;
              for (int known = 0; known < MANY; known = added.get()) {
                if (known > 0) {
                  // The newest, where growing is most likely to lose one, and one of all.
                  missed += keys.mayContain(key(known - 1)) ? 0 : 1;
                  at = (at + step) % known;
                  missed += keys.mayContain(key(at)) ? 0 : 1;
                }
              }
              return missed;
            });
      }
      for (Future<Integer> missed : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        assertThat(missed.isCancelled()).as("ended in time").isFalse();
        assertThat(missed.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
