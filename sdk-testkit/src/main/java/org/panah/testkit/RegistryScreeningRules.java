package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.panah.testkit.RegistrySamples.cnic;
import static org.panah.testkit.RegistrySamples.record;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.panah.Screened;
import org.panah.audit.AuditEntry;
import org.panah.common.PanahException;
import org.panah.match.PersonQuery;

/** The chapter on screening: a list of queries, each a search of its own. */
abstract class RegistryScreeningRules extends RegistrySearchRules {
  private static final PersonQuery ABOUT_NOBODY = PersonQuery.named("Muhammad");

  private List<Screened> screened(PersonQuery... queries) {
    try (Stream<Screened> answers = desk(SINDH).screen(Stream.of(queries))) {
      return answers.toList();
    }
  }

  private static List<String> hitIds(Screened answer) {
    return ids(Objects.requireNonNull(answer.hits()));
  }

  @Test
  void screen_answersEveryQuery_inOrder() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      register(record(PUNJAB, "r" + i, i));
    }
    for (int i = 1; i <= 300; i++) {
      expected.add(i + " [r" + i % 10 + "]");
    }

    try (Stream<Screened> answers =
        desk(SINDH)
            .screen(
                IntStream.rangeClosed(1, 300)
                    .mapToObj(i -> PersonQuery.holding(cnic(i % 10).asIdentifier()).limit(1)))) {
      assertThat(answers.map(answer -> answer.number() + " " + hitIds(answer)))
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void screen_tellsARefusedQueryFromOneThatMetNobody_andGoesOn() {
    register(record(PUNJAB, "a", 1));

    List<Screened> answers =
        screened(ABOUT_NOBODY, PersonQuery.named("Bilal Chandio"), ASKED, ABOUT_NOBODY);

    assertThat(answers).extracting(Screened::number).containsExactly(1L, 2L, 3L, 4L);
    assertThat(answers.get(0).hits()).isNull();
    assertThat(answers.get(0).refusal())
        .isNotNull()
        .extracting(PanahException.InvalidRequest::field)
        .isEqualTo("query");
    assertThat(answers.get(1).hits()).isEmpty();
    assertThat(answers.get(1).refusal()).isNull();
    assertThat(hitIds(answers.get(2))).containsExactly("a");
    assertThat(answers.get(3).refusal()).isNotNull();
    answers.forEach(answer -> assertTellsNobody(answer.toString()));
  }

  @Test
  void screen_auditsEachQuery() {
    register(record(PUNJAB, "a", 1));

    List<AuditEntry> entries =
        audited(() -> assertThat(screened(ASKED, ABOUT_NOBODY, ASKED)).hasSize(3));

    assertThat(entries)
        .extracting(
            e -> e.event().action() + " " + e.event().outcome() + " " + e.event().subjects())
        .containsExactlyInAnyOrder("SEARCH ALLOWED [a]", "SEARCH FAILED []", "SEARCH ALLOWED [a]");
  }

  @Test
  void screen_endsWithAnyOtherFailure() {
    register(record(PUNJAB, 1));

    try (Stream<Screened> answers = records(PUNJAB).screen(Stream.of(ASKED, ASKED))) {
      assertRefused("reading-needs-a-case", answers::toList);
    }
  }

  @Test
  void screen_asksNothing_beforeItIsRead() {
    assertThat(
            audited(
                () -> {
                  try (Stream<Screened> answers = desk(SINDH).screen(Stream.of(ASKED))) {
                    assertThat(answers).isNotNull();
                  }
                }))
        .isEmpty();
  }

  @Test
  void screen_readsLittleAhead_andStopsWhenItIsClosed() {
    register(record(PUNJAB, "a", 1));
    AtomicInteger given = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    Stream<PersonQuery> endless =
        Stream.generate(
                () -> {
                  given.incrementAndGet();
                  return ASKED;
                })
            .onClose(closed::incrementAndGet);

    List<AuditEntry> entries =
        audited(
            () -> {
              try (Stream<Screened> answers = desk(SINDH).screen(endless)) {
                Iterator<Screened> reading = answers.iterator();
                for (int i = 1; i <= 5; i++) {
                  assertThat(reading.next().number()).isEqualTo(i);
                }
              }
            });

    assertThat(given.get()).isLessThan(5 + 100 * Runtime.getRuntime().availableProcessors());
    assertThat(closed).hasValue(1);
    assertThat(entries).hasSizeBetween(5, given.get());
    assertThat(audited(() -> {})).as("asked after the end").isEmpty();
  }
}
