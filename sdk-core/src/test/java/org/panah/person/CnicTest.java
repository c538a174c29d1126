package org.panah.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.common.PanahException.InvalidRequest;

class CnicTest {
  private static final String DIGITS = "3520212345671";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3520212345671",
        "35202-1234567-1",
        "  35202-1234567-1\t",
        "35202 1234567 1",
        "35202\u00a01234567\u00a01",
        "35202\u20101234567\u20101",
        "35202\u20111234567\u20111",
        "35202\u20131234567\u20131",
        "35202\u22121234567\u22121",
        "35202\u20141234567\u20141",
        "\u200e35202-1234567-1\u200f",
        "\u202a35202-1234567-1\u202c",
        "\u202b35202\u202d-1234567\u202e-1",
        "\u206635202\u2067-1234567\u2068-1\u2069",
        "\ufeff35202\u200b-1234567\u200c-\u200d1\u061c",
        "۳۵۲۰۲-۱۲۳۴۵۶۷-۱",
        "۳۵۲۰۲۱۲۳۴۵۶۷۱",
        "٣٥٢٠٢-١٢٣٤٥٦٧-١",
        "35202-۱۲۳۴۵۶۷-1"
      })
  void parse_givesTheCanonicalForm(String text) {
    assertThat(Cnic.parse(text)).isEqualTo(new Cnic(DIGITS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "352021234567",
        "35202123456711",
        "0520212345671",
        "9520212345671",
        "35202-1234567-X",
        "35202/1234567/1",
        "35202.1234567.1",
        "35202_1234567_1",
        "+3520212345671",
        "35202-1234567-¹",
        "null"
      })
  void parse_refusesAnythingElse_andDoesNotQuoteIt(String text) {
    assertThatThrownBy(() -> Cnic.parse(text))
        .isInstanceOfSatisfying(InvalidRequest.class, e -> assertThat(e.field()).isEqualTo("cnic"))
        .hasMessage("cnic: 13 digits, the first 1 to 8, with or without dashes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "35202-1234567-1",
        "۳۵۲۰۲۱۲۳۴۵۶۷۱",
        "352021234567",
        "9520212345671",
        "352021234567a"
      })
  void new_takesTheCanonicalFormOnly(String text) {
    assertThatThrownBy(() -> new Cnic(text)).isInstanceOf(InvalidRequest.class);
  }

  @Test
  void parse_takesEveryFirstDigitFromOneToEight() {
    for (char first = '1'; first <= '8'; first++) {
      String text = first + DIGITS.substring(1);

      assertThat(Cnic.parse(text).digits()).isEqualTo(text);
    }
  }

  @Test
  void formatted_isAsOnTheCard() {
    assertThat(new Cnic(DIGITS).formatted()).isEqualTo("35202-1234567-1");
    assertThat(Cnic.parse(new Cnic(DIGITS).formatted())).isEqualTo(new Cnic(DIGITS));
  }

  @Test
  void asIdentifier_keepsTheNumber() {
    Identifier identifier = new Cnic(DIGITS).asIdentifier();

    assertThat(identifier.type()).isEqualTo(IdentifierType.CNIC);
    assertThat(identifier.value()).isEqualTo(DIGITS);
    assertThat(identifier.issuer()).isNull();
  }

  @Test
  void toString_showsNoDigit() {
    assertThat(new Cnic(DIGITS)).hasToString("Cnic[hidden]");
  }
}
