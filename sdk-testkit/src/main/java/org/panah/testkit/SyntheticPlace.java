package org.panah.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.panah.reference.ReferenceData;

/**
 * A district as the generator sees it: real in its name, invented in all that lies inside.
 *
 * @param slug the district's key in the reference data
 * @param name its English name
 * @param cultures who lives there
 * @param cnicDigit the first digit of a CNIC registered there
 * @param stations its police stations
 */
record SyntheticPlace(
    String slug, String name, Weighted<Culture> cultures, char cnicDigit, List<String> stations) {

  private static final List<List<String>> WORDS = ResourceTable.rows("words.tsv");
  private static final List<String> STEMS = ResourceTable.words(WORDS, "stem");
  private static final List<String> ENDS = ResourceTable.words(WORDS, "end");
  private static final List<String> SUBURBS = ResourceTable.words(WORDS, "suburb");
  private static final Map<Culture, String> VILLAGE =
      new EnumMap<>(
          Map.of(
              Culture.PUNJABI, "Chak No. ",
              Culture.SINDHI, "Goth ",
              Culture.PASHTUN, "Village ",
              Culture.BALOCH, "Killi ",
              Culture.NORTHERN, "Mohra "));
  private static final Weighted<SyntheticPlace> ALL = all();

  /** A district, the more likely the more people live there. */
  static SyntheticPlace draw(SeededRandom random) {
    return ALL.draw(random);
  }

  String station(SeededRandom random) {
    return stations.get(random.below(stations.size()));
  }

  String address(SeededRandom random, Culture culture) {
    StringBuilder text = new StringBuilder(48);
    if (random.chance(0.5)) {
      text.append("House ").append(random.between(1, 480));
      if (random.chance(0.2)) {
        text.append('-').append((char) ('A' + random.below(5)));
      }
      text.append(", Street ").append(random.between(1, 42)).append(", ");
      text.append(invented(random)).append(' ').append(SUBURBS.get(random.below(SUBURBS.size())));
    } else {
      text.append(VILLAGE.get(culture));
      if (culture == Culture.PUNJABI) {
        text.append(random.between(3, 640)).append(random.chance(0.5) ? " GB, " : " NB, ");
      }
      text.append(invented(random));
      if (random.chance(0.3)) {
        text.append(", Union Council ").append(random.between(1, 95));
      }
    }
    return text.toString();
  }

  private static String invented(SeededRandom random) {
    return STEMS.get(random.below(STEMS.size())) + ENDS.get(random.below(ENDS.size()));
  }

  private static Weighted<SyntheticPlace> all() {
    List<List<String>> rows = ResourceTable.rows("district-weights.tsv");
    List<SyntheticPlace> places = new ArrayList<>();
    for (List<String> row : rows) {
      places.add(place(row, places.size()));
    }
    return Weighted.of(places, i -> Double.parseDouble(rows.get(i).get(1)));
  }

  private static SyntheticPlace place(List<String> row, int index) {
    String slug = row.get(0);
    List<Culture> cultures = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (String share : row.get(2).split(" ", -1)) {
      cultures.add(Culture.of(share.charAt(0)));
      shares.add(Double.valueOf(share.substring(2)));
    }
    return new SyntheticPlace(
        slug,
        ReferenceData.builtIn().district(slug).orElseThrow().name(),
        Weighted.of(cultures, shares::get),
        row.get(3).charAt(0),
        stations(index, Integer.parseInt(row.get(1))));
  }

  // A district's stations are the same for every seed, as stations are.
  private static List<String> stations(int index, int thousands) {
    SeededRandom random = SeededRandom.of(0, index);
    Set<String> stations = new LinkedHashSet<>(List.of("Saddar", "City"));
    int count = Math.max(4, Math.min(70, thousands / 150));
    while (stations.size() < count) {
      stations.add(invented(random));
    }
    return List.copyOf(stations);
  }
}
