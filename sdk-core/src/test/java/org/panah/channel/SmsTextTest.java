package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SmsTextTest {
  private static final short REFERENCE = (short) 0xBEEF;

  private static String hex(SmsText text, int part) {
    return HexFormat.of().formatHex(text.parts().get(part));
  }

  @Test
  void lettersOfGsm_haveTheCodesOfTheStandard() {
    SmsText text = SmsText.of("@£$_Ñ{}\\[~]|€^ Az09?é", REFERENCE);

    assertThat(text.gsm()).isTrue();
    assertThat(text.concatenated()).isFalse();
    assertThat(hex(text, 0))
        .isEqualTo("000102115d1b281b291b2f1b3c1b3d1b3e1b401b651b1420417a30393f05");
  }

  @Test
  void otherLetters_areInUcs2() {
    for (String other : new String[] {"بچہ", "a\u001b", "ç", "\t", "😀"}) {
      assertThat(SmsText.of(other, REFERENCE).gsm()).isFalse();
    }
    assertThat(hex(SmsText.of("بچہ A", REFERENCE), 0)).isEqualTo("0628068606c100200041");
  }

  @Test
  void longTexts_arePartedBetweenLetters_withAHeader() {
    assertThat(SmsText.of("a".repeat(160), REFERENCE).parts()).hasSize(1);
    SmsText long1 = SmsText.of("a".repeat(161), REFERENCE);
    assertThat(long1.parts()).hasSize(2);
    assertThat(long1.concatenated()).isTrue();
    assertThat(hex(long1, 0)).isEqualTo("060804beef0201" + "61".repeat(152));
    assertThat(hex(long1, 1)).isEqualTo("060804beef0202" + "61".repeat(9));
    // The letter of two octets that would be cut goes to the next part.
    assertThat(hex(SmsText.of("a".repeat(151) + "€" + "b".repeat(20), REFERENCE), 1))
        .startsWith("060804beef02021b65" + "62");

    assertThat(SmsText.of("ب".repeat(70), REFERENCE).parts()).hasSize(1);
    assertThat(SmsText.of("ب".repeat(SmsText.THREE_IN_UCS), REFERENCE).parts()).hasSize(3);
    SmsText faces = SmsText.of("ب".repeat(65) + "😀".repeat(20), REFERENCE);
    assertThat(new String(faces.parts().get(1), UTF_16BE).substring(3)).isNotEmpty();
    assertThat(faces.parts().get(0)).hasSize(7 + 130);
  }
}
