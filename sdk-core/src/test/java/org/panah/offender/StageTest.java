package org.panah.offender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.panah.common.PanahException.InvalidRequest;

class StageTest {
  /** The moves that the law of procedure knows; every other is refused. */
  private static final Map<Stage, Set<Stage>> LEGAL =
      Map.of(
          Stage.FIR, Set.of(Stage.CHALLAN),
          Stage.CHALLAN, Set.of(Stage.CHARGED),
          Stage.CHARGED, Set.of(Stage.CONVICTED, Stage.ACQUITTED),
          Stage.CONVICTED, Set.of(Stage.APPEAL_PENDING, Stage.SET_ASIDE, Stage.PARDONED),
          Stage.APPEAL_PENDING,
              Set.of(Stage.UPHELD, Stage.ACQUITTED, Stage.SET_ASIDE, Stage.PARDONED),
          Stage.UPHELD, Set.of(Stage.APPEAL_PENDING, Stage.SET_ASIDE, Stage.PARDONED),
          Stage.ACQUITTED, Set.of(Stage.CONVICTED),
          Stage.SET_ASIDE, Set.of(Stage.CHARGED),
          Stage.PARDONED, Set.of());

  static Stream<Arguments> everyMove() {
    return Stream.of(Stage.values())
        .flatMap(from -> Stream.of(Stage.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("everyMove")
  void moveTo_takesLegalMoves_andRefusesAllOthersByName(Stage from, Stage to) {
    Offence offence = at(from);

    if (LEGAL.get(from).contains(to)) {
      Offence moved = offence.moveTo(to, null);
      assertThat(moved.stage()).isEqualTo(to);
      assertThat(moved.stages()).startsWith(offence.stages().toArray(new StageEntry[0]));
    } else {
      assertThatThrownBy(() -> offence.moveTo(to, null))
          .isInstanceOfSatisfying(
              InvalidRequest.class,
              e -> {
                assertThat(e.field()).isEqualTo("offence.stage");
                assertThat(e.rule()).startsWith(to + " cannot follow " + from + ", only [");
              });
    }
  }

  @ParameterizedTest
  @MethodSource("everyMove")
  void new_holdsToTheSameMoves(Stage from, Stage to) {
    Offence.Builder builder = offence().stage(from, null).stage(to, null);

    if (LEGAL.get(from).contains(to)) {
      assertThat(builder.build().stage()).isEqualTo(to);
    } else {
      assertThatThrownBy(builder::build).isInstanceOf(InvalidRequest.class);
    }
  }

  @Test
  void everyStage_canBeReachedFromTheFirstReport() {
    for (Stage stage : Stage.values()) {
      assertThat(at(stage).stage()).isEqualTo(stage);
    }
  }

  @Test
  void standing_ofEachStage() {
    Map<Stage, Standing> expected = new HashMap<>();
    expected.put(Stage.FIR, Standing.ACCUSED);
    expected.put(Stage.CHALLAN, Standing.ACCUSED);
    expected.put(Stage.CHARGED, Standing.ACCUSED);
    expected.put(Stage.CONVICTED, Standing.CONVICTED);
    expected.put(Stage.UPHELD, Standing.CONVICTED);
    expected.put(Stage.APPEAL_PENDING, Standing.CONVICTED_UNDER_APPEAL);
    expected.put(Stage.ACQUITTED, Standing.ACQUITTED);
    expected.put(Stage.SET_ASIDE, Standing.SET_ASIDE);
    expected.put(Stage.PARDONED, Standing.PARDONED);

    for (Stage stage : Stage.values()) {
      assertThat(stage.standing()).as(stage.name()).isEqualTo(expected.get(stage));
    }
  }

  @Test
  void stages_mayShareADay_butNotGoBackInTime() {
    LocalDate day = LocalDate.of(2025, 3, 1);
    Offence offence = offence().stage(Stage.FIR, day).build();

    assertThat(offence.moveTo(Stage.CHALLAN, day).stage()).isEqualTo(Stage.CHALLAN);
    assertThat(offence.moveTo(Stage.CHALLAN, null).stage()).isEqualTo(Stage.CHALLAN);
    assertThatThrownBy(() -> offence.moveTo(Stage.CHALLAN, day.minusDays(1)))
        .hasMessage("offence.stage: a stage cannot be reached before the one it follows");
  }

  @Test
  void stages_doNotGoBackInTime_overAStageWhoseDayIsNotKnown() {
    LocalDate day = LocalDate.of(2025, 3, 1);
    Offence offence = offence().stage(Stage.FIR, day).stage(Stage.CHALLAN, null).build();

    assertThatThrownBy(() -> offence.moveTo(Stage.CHARGED, day.minusDays(1)))
        .hasMessage("offence.stage: a stage cannot be reached before the one it follows");
  }

  private static Offence.Builder offence() {
    return Offence.under(new SectionReference("PPC 377B", "2023-1"));
  }

  /** An offence that came to a stage by legal moves from the first report. */
  private static Offence at(Stage wanted) {
    Deque<Offence> open = new ArrayDeque<>();
    open.add(offence().stage(Stage.FIR, null).build());
    while (!open.isEmpty()) {
      Offence next = open.remove();
      if (next.stage() == wanted) {
        return next;
      }
      LEGAL.get(next.stage()).forEach(stage -> open.add(next.moveTo(stage, null)));
    }
    throw new AssertionError(wanted + " cannot be reached");
  }
}
