package org.panah.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class CommonValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"PB-POL", "FIA", "A1"})
  void agency_isAnyWellFormedCode(String code) {
    assertThat(Agency.of(code)).hasToString(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "pb-pol", "PB POL", "-PB", "1A", "PB_POL", "PB\n", "اب"})
  void agency_refusesAnotherForm(String code) {
    assertThatThrownBy(() -> Agency.of(code))
        .isInstanceOfSatisfying(
            InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("agency"));
    assertThatThrownBy(() -> Agency.of("A".repeat(33))).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_001})
  void pageRequest_refusesLimitsOutOfBounds(int limit) {
    assertThatThrownBy(() -> PageRequest.first(limit)).hasMessage("limit: 1 to 1000");
  }

  @Test
  void page_copiesItsItems_andLeadsToTheNext() {
    List<String> items = Arrays.asList("a", "bc");
    Page<String> page = new Page<>(items, "token", Instant.EPOCH);
    items.set(0, "changed");

    assertThat(page.items()).containsExactly("a", "bc");
    assertThat(page.next(7)).contains(new PageRequest(7, "token"));
    assertThat(page.map(String::length))
        .isEqualTo(new Page<>(List.of(1, 2), "token", Instant.EPOCH));
    assertThat(new Page<>(items, null, Instant.EPOCH).next(7)).isEmpty();
  }

  @Test
  void everyErrorCode_isOneException_andTheNamesOnTheWireStayWhatTheyAre() {
    List<PanahException> all =
        List.of(
            new PanahException.InvalidRequest("field", "rule"),
            new PanahException.NotPermitted("some-rule"),
            new PanahException.NotFound("offender record"),
            new PanahException.Conflict(3, 5),
            new PanahException.Unavailable("store", null),
            new PanahException.TooStale(Duration.ofHours(49), Duration.ofHours(48)));

    assertThat(all).extracting(PanahException::code).containsExactly(ErrorCode.values());
    assertThat(all)
        .extracting(e -> e.code().wireName() + " " + e.code().httpStatus())
        .containsExactly(
            "invalid-request 400",
            "not-permitted 403",
            "not-found 404",
            "conflict 409",
            "unavailable 503",
            "too-stale 503");
    assertThat(all)
        .filteredOn(e -> e.code().retryable())
        .extracting(PanahException::code)
        .containsExactly(ErrorCode.UNAVAILABLE, ErrorCode.TOO_STALE);
    assertThat(all)
        .extracting(Throwable::getMessage)
        .containsExactly(
            "field: rule",
            "refused by rule some-rule",
            "no such offender record",
            "expected version 3, actual version 5",
            "store is unavailable",
            "copy is PT49H old, the limit is PT48H");
  }

  @Test
  void everyExceptionClass_belongsToTheSealedRoot() {
    Set<String> cases =
        Arrays.stream(PanahException.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    assertThat(cases)
        .containsExactlyInAnyOrder(
            "InvalidRequest", "NotPermitted", "NotFound", "Conflict", "Unavailable", "TooStale");
  }

  @Test
  void within_putsTheFieldBelowAnother() {
    Throwable cause = new IllegalStateException();
    InvalidRequest nested = new InvalidRequest("from", "a day", cause).within("offences[1]");

    assertThat(nested.field()).isEqualTo("offences[1].from");
    assertThat(nested.rule()).isEqualTo("a day");
    assertThat(nested).hasCause(cause);
  }
}
