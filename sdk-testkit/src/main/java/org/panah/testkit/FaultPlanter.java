package org.panah.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoils some rows, each in one way, and remembers which. The kinds take turns. */
final class FaultPlanter {
  private static final List<FaultKind> KINDS = List.of(FaultKind.values());

  private final double share;
  private final SeededRandom random;
  private final LocalDate today;
  private final List<PlantedFault> planted = new ArrayList<>();

  FaultPlanter(double share, SeededRandom random, LocalDate today) {
    this.share = share;
    this.random = random;
    this.today = today;
  }

  List<PlantedFault> planted() {
    return List.copyOf(planted);
  }

  /** The cells as they are, or spoilt. */
  String[] pass(String[] cells, SyntheticPerson person, long line) {
    if (!random.chance(share)) {
      return cells;
    }
    FaultKind kind = KINDS.get(planted.size() % KINDS.size());
    planted.add(new PlantedFault(line, person.sourceRef(), kind));
    boolean coin = random.chance(0.5);
    String wrong =
        switch (kind) {
          case CNIC_TOO_SHORT -> person.cnic().substring(0, 12);
          case CNIC_BEGINS_WITH_9 -> "9" + person.cnic().substring(1);
          case CNIC_WITH_LETTERS ->
              person.cnic().substring(0, 5) + "OlO" + person.cnic().substring(8);
          case UNKNOWN_SECTION -> "PPC 999Z";
          case IMPOSSIBLE_DATE ->
              coin
                  ? person.offenceFrom().getYear() + "-02-31"
                  : "31-02-" + person.offenceFrom().getYear();
          case UNKNOWN_STAGE -> "ARRESTED";
          case UNKNOWN_DISTRICT -> "Atlantis";
          case BORN_IN_FUTURE -> today.plusYears(20).toString();
          case OFFENCE_BEFORE_BIRTH -> person.bornOn().minusYears(7).toString();
          case MISSING_NAME, MISSING_REVIEW_DATE, WRONG_COLUMN_COUNT -> "";
        };
    if (kind == FaultKind.WRONG_COLUMN_COUNT) {
      String[] other = Arrays.copyOf(cells, coin ? cells.length - 1 : cells.length + 1);
      if (!coin) {
        other[cells.length] = "surplus";
      }
      return other;
    }
    cells[SyntheticCsv.COLUMNS.indexOf(kind.field())] = wrong;
    if (kind == FaultKind.MISSING_NAME) {
      cells[SyntheticCsv.COLUMNS.indexOf("name_urdu")] = "";
    }
    return cells;
  }
}
