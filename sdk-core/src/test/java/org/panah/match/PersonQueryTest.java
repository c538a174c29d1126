package org.panah.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.common.PanahException;

class PersonQueryTest {
  @ParameterizedTest
  @CsvSource({"father, 12", "husband, 12", "born, 31.2.1985"})
  void query_namesTheFieldThatCannotBeRead(String field, String value) {
    PersonQuery query = PersonQuery.named("Aslam Khoso");

    assertThatThrownBy(
            () -> {
              switch (field) {
                case "father" -> query.father(value);
                case "husband" -> query.husband(value);
                default -> query.born(value);
              }
            })
        .isInstanceOfSatisfying(
            PanahException.InvalidRequest.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void query_refusesWhatNobodyCanBe() {
    assertThatThrownBy(() -> PersonQuery.named("Asl%"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("no wildcards");
    assertThatThrownBy(() -> PersonQuery.named("Aslam Khoso").aged(131, LocalDate.EPOCH))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThatThrownBy(() -> PersonQuery.named("Aslam Khoso").limit(0))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }

  @Test
  void query_hidesItself() {
    assertThat(PersonQuery.named("Ghulam Khoso").father("Rasool").toString())
        .doesNotContain("Ghulam")
        .doesNotContain("Rasool");
  }
}
