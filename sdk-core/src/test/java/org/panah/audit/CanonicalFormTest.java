package org.panah.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
  @Test
  void noTwoListsOfFields_lookAlike() throws Exception {
    Set<String> digests = new HashSet<>();

    digests.add(digest(new CanonicalForm().text("ab").text("c")));
    digests.add(digest(new CanonicalForm().text("a").text("bc")));
    digests.add(digest(new CanonicalForm().text("abc")));
    digests.add(digest(new CanonicalForm().text("abc").text("")));
    digests.add(digest(new CanonicalForm().text("").text("abc")));
    digests.add(digest(new CanonicalForm().text("abc").text(null)));
    digests.add(digest(new CanonicalForm().text("abc").number(1)));
    digests.add(digest(new CanonicalForm()));
    digests.add(digest(new CanonicalForm().text("")));
    digests.add(digest(new CanonicalForm().text(null)));
    digests.add(digest(new CanonicalForm().number(0).number(0)));

    assertThat(digests).hasSize(11);
  }

  @Test
  void text_growsAsNeeded() throws Exception {
    String longText = "ا".repeat(10_000);

    assertThat(digest(new CanonicalForm().text("x").text(longText)))
        .isNotEqualTo(digest(new CanonicalForm().text("x").text(longText + "ا")));
  }

  private static String digest(CanonicalForm form) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    form.addTo(digest);
    return HexFormat.of().formatHex(digest.digest());
  }
}
