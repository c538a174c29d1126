package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class H2DialectTest {
  private static final String SAFE = ";WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0";

  private final H2Dialect dialect = new H2Dialect();

  @Test
  void safeUrl_readsPlainFilesSoThatInterruptsDoNoHarm() {
    assertThat(H2Dialect.safeUrl("jdbc:h2:./panah")).isEqualTo("jdbc:h2:async:./panah" + SAFE);
    assertThat(H2Dialect.safeUrl("jdbc:h2:~/panah;MODE=STRICT"))
        .isEqualTo("jdbc:h2:async:~/panah;MODE=STRICT" + SAFE);
    assertThat(H2Dialect.safeUrl("jdbc:h2:file:/data/panah;write_delay=0"))
        .isEqualTo("jdbc:h2:async:/data/panah;write_delay=0;OPTIMIZE_REUSE_RESULTS=0");
    assertThat(H2Dialect.safeUrl("jdbc:h2:C:/data/panah"))
        .isEqualTo("jdbc:h2:async:C:/data/panah" + SAFE);
  }

  @Test
  void safeUrl_leavesEverythingElseWhereItIs() {
    for (String url :
        new String[] {
          "jdbc:h2:mem:x", "jdbc:h2:tcp://host/panah", "jdbc:h2:retry:/a", "jdbc:h2:split:nio:/a"
        }) {
      assertThat(H2Dialect.safeUrl(url)).isEqualTo(url + SAFE);
    }
  }

  @Test
  void safeUrl_refusesWhatLosesDataOrReadsOldRows() {
    assertThatThrownBy(() -> H2Dialect.safeUrl("jdbc:h2:./panah;WRITE_DELAY=500"))
        .hasMessageContaining("WRITE_DELAY");
    assertThatThrownBy(() -> H2Dialect.safeUrl("jdbc:h2:./panah;optimize_reuse_results=1"))
        .hasMessageContaining("OPTIMIZE_REUSE_RESULTS");
  }

  @Test
  void retryable_areLostRacesOnly() {
    for (String state : new String[] {"40001", "40P01", "23505", "HYT00", "90131"}) {
      assertThat(dialect.retryable(state)).as(state).isTrue();
    }
    for (String state : new String[] {"08006", "22001", "42S02", "90098", ""}) {
      assertThat(dialect.retryable(state)).as(state).isFalse();
    }
  }
}
