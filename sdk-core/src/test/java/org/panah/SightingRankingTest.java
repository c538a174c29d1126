package org.panah;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.RankedSighting;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.common.Agency;
import org.panah.reference.ReferenceData;

class SightingRankingTest {
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Instant LOST = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final double DEGREE = 6371 * Math.PI / 180;

  private static final SightingRanking RANKING = new SightingRanking(ReferenceData.builtIn());

  private static Alert alert(Place place) {
    return Alert.of(PUNJAB, AlertCategory.LOST, MissingChild.named("Zarmina").aged(7))
        .id(AlertId.of("a"))
        .lastSeen(LOST, place)
        .station("Model Town")
        .reportedAt(LOST)
        .build();
  }

  /** A place so many degrees north of where the child was lost. */
  private static Place north(double degrees) {
    return Place.of("somewhere", "PB-lahore").at(31 + degrees, 74, 0);
  }

  private static Sighting sighting(String id, Duration after, Place place) {
    return Sighting.of(PUNJAB, AlertId.of("a"), LOST.plus(after), place).named(SightingId.of(id));
  }

  private static List<RankedSighting> ranked(Place lost, List<Sighting> sightings) {
    SightingRanking.Nearest nearest = RANKING.of(alert(lost));
    sightings.forEach(nearest::add);
    return nearest.list();
  }

  private static RankedSighting ranked(Sighting sighting) {
    return ranked(north(0), List.of(sighting)).get(0);
  }

  private static List<String> ids(List<RankedSighting> ranked) {
    return ranked.stream().map(one -> one.sighting().id().value()).toList();
  }

  @Test
  void score_isKilometres_andFiftyForEachDay() {
    RankedSighting one = ranked(sighting("s", Duration.ofHours(12), north(1)));

    assertThat(one.distance()).isCloseTo(DEGREE, within(1e-6));
    assertThat(one.space()).isCloseTo(DEGREE, within(1e-6));
    assertThat(one.apart()).isEqualTo(Duration.ofHours(12));
    assertThat(one.time()).isEqualTo(25);
    assertThat(one.score()).isEqualTo(one.space() + 25);
    assertThat(one.reachable()).isTrue();
  }

  @Test
  void spaceAndTime_areWeighedAgainstEachOther() {
    Sighting here = sighting("here", DAY, north(0));
    Sighting near = sighting("near", Duration.ofHours(1), north(40 / DEGREE));
    Sighting far = sighting("far", Duration.ofHours(1), north(60 / DEGREE));

    assertThat(ids(ranked(north(0), List.of(far, here, near))))
        .containsExactly("near", "here", "far");
  }

  @ParameterizedTest
  @CsvSource({
    "PB-lahore, PB-lahore, 40",
    "PB-lahore, PB-multan, 200",
    "PB-lahore, SD-sukkur, 600",
    "PB-unknown, PB-unknown, 40",
    "PB-unknown, SD-unknown, 600"
  })
  void districts_standForPoints_whereOneIsMissing(String lost, String seen, double space) {
    Place from = Place.of("x", lost);
    Place to = Place.of("y", seen);
    List<RankedSighting> all = new ArrayList<>(ranked(from, List.of(sighting("s", DAY, to))));
    all.addAll(ranked(from.at(31, 74, 1), List.of(sighting("s", DAY, to))));
    all.addAll(ranked(from, List.of(sighting("s", DAY, to.at(20, 60, 1)))));

    assertThat(all)
        .hasSize(3)
        .allSatisfy(
            one -> {
              assertThat(one.distance()).isNull();
              assertThat(one.space()).isEqualTo(space);
              assertThat(one.score()).isEqualTo(space + 50);
              assertThat(one.reachable()).isTrue();
            });
  }

  @Test
  void whatIsOutOfReach_comesLast_andIsMarked() {
    Sighting racing = sighting("racing", Duration.ofHours(1), north(160 / DEGREE));
    Sighting elsewhere = sighting("elsewhere", Duration.ofDays(20), Place.of("x", "SD-sukkur"));

    List<RankedSighting> all = ranked(north(0), List.of(racing, elsewhere));

    assertThat(ids(all)).containsExactly("elsewhere", "racing");
    assertThat(all).extracting(RankedSighting::reachable).containsExactly(true, false);
    assertThat(all.get(1).score()).isLessThan(all.get(0).score());
    assertThat(all.get(1).toString()).contains("out of reach");
  }

  @ParameterizedTest
  @CsvSource({
    "149, 60, 0, true",
    "151, 60, 0, false",
    "151, 60, 2, true",
    "37, 0, 0, true",
    "38, 0, 0, false",
    "37, 14, 0, true",
    "299, 120, 0, true",
    "301, 120, 0, false"
  })
  void reach_isWhatCanBeDriven_fromEdgeToEdge_inAQuarterOfAnHourAtLeast(
      double km, long minutes, double radius, boolean reachable) {
    Place there = Place.of("x", "PB-lahore").at(31 + km / DEGREE, 74, radius);

    assertThat(ranked(sighting("s", Duration.ofMinutes(minutes), there)).reachable())
        .isEqualTo(reachable);
  }

  @Test
  void whatLiesBefore_isAsFarAsWhatLiesAfter() {
    RankedSighting before = ranked(sighting("s", DAY.negated(), north(1)));
    RankedSighting after = ranked(sighting("s", DAY, north(1)));

    assertThat(before.apart()).isEqualTo(DAY);
    assertThat(before.score()).isEqualTo(after.score());
    assertThat(ranked(sighting("s", Duration.ofHours(-1), north(2))).reachable()).isFalse();
  }

  @Test
  void whatIsEquallyNear_comesInTheOrderOfItsId() {
    List<Sighting> all = new ArrayList<>();
    for (String id : List.of("b", "a", "B", "10", "9")) {
      all.add(sighting(id, DAY, north(1)));
    }

    assertThat(ids(ranked(north(0), all))).containsExactly("10", "9", "B", "a", "b");
    Collections.reverse(all);
    assertThat(ids(ranked(north(0), all))).containsExactly("10", "9", "B", "a", "b");
  }

  @Test
  void theThousandNearest_areKept_inWhateverOrderTheyCome() {
    List<Sighting> all =
        IntStream.range(0, 4_321)
            .mapToObj(i -> sighting("s%04d".formatted(i), DAY.plusSeconds(i), north(0)))
            .toList();
    List<String> nearest = all.stream().limit(1_000).map(s -> s.id().value()).toList();
    List<Sighting> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(ids(ranked(north(0), all))).isEqualTo(nearest);
    assertThat(ids(ranked(north(0), shuffled))).isEqualTo(nearest);
    assertThat(ranked(north(0), all.subList(0, 1_000))).hasSize(1_000);
  }
}
