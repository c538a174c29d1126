package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistrictsTest {
  private final Districts districts = new Districts();

  private float weight(int set, String asked) {
    return Districts.weight(districts.sets().get(set), asked);
  }

  @Test
  void set_weighsByTheDistrictsInIt() {
    int set = districts.number(List.of("a", "b"));

    assertThat(districts.number(List.of("a", "b"))).isEqualTo(set);
    assertThat(weight(set, "b")).isPositive();
    assertThat(weight(set, "c")).isNegative();
    assertThat(weight(0, "c")).isZero();
  }

  @Test
  void setsBeyondCount_tellOneDistrict_andThatThereAreMore() {
    for (int i = 0; i < 100_000; i++) {
      districts.number(List.of("d" + i % 300, "e" + i));
    }
    assertThat(districts.sets().size()).isLessThanOrEqualTo(Short.MAX_VALUE);

    int late = districts.number(List.of("x", "y"));

    assertThat(weight(late, "x")).isPositive();
    assertThat(weight(late, "y")).isZero();
    assertThat(weight(districts.number(List.of("y")), "x")).isNegative();
  }
}
