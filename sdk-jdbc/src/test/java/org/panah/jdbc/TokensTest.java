package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.panah.store.Draft;
import org.panah.store.Key;

class TokensTest {
  @Test
  void split_givesBackWhatJoinTook() {
    List<Set<Key>> sets =
        List.of(
            Set.of(),
            keys("a"),
            keys("1:a", "2", ":", "::", "12:34"),
            keys("پناہ", "🕊", "two words", "line\nbreak"),
            IntStream.range(0, Draft.MAX_KEYS)
                .mapToObj(i -> new Key("x".repeat(Key.MAX_LENGTH - 2) + (i + 10)))
                .collect(Collectors.toSet()));

    for (Set<Key> keys : sets) {
      assertThat(Tokens.split(Tokens.join(keys))).isEqualTo(keys);
    }
    assertThat(Tokens.join(sets.get(4))).hasSizeLessThanOrEqualTo(13_056);
  }

  @Test
  void join_isTheSame_whateverTheOrder() {
    assertThat(Tokens.join(keys("b", "a"))).isEqualTo("1:a1:b");
  }

  @Test
  void parts_haveFewSizes_andNoOtherValues() {
    for (int count : List.of(0, 1, 2, 3, 5, 511, 512, 513, 1_500)) {
      List<Integer> values = IntStream.range(0, count).boxed().toList();

      List<List<Integer>> parts = InLists.parts(values);

      assertThat(parts.stream().flatMap(List::stream).distinct().toList())
          .containsExactlyInAnyOrderElementsOf(values);
      assertThat(parts)
          .allSatisfy(part -> assertThat(Integer.bitCount(part.size())).isEqualTo(1))
          .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(512));
    }
  }

  private static Set<Key> keys(String... tokens) {
    return Stream.of(tokens).map(Key::new).collect(Collectors.toSet());
  }
}
