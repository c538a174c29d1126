package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.CancelReason;
import org.panah.alert.MissingChild;
import org.panah.common.PanahException;
import org.panah.reference.District;
import org.panah.reference.ReferenceData;

class AlertTextTest {
  private static final AlertText TEXT = AlertText.standard();

  @Test
  void subject_tellsWhatAndWhere_andNothingOfTheChild() {
    assertThat(TEXT.subject(Messages.to("a")))
        .isEqualTo("Child abduction, Lahore / بچے کا اغوا [" + Messages.ID + "]");
  }

  @Test
  void full_isInEnglishAndUrdu_withNumericOffsets() {
    assertThat(TEXT.full(Messages.to("a")))
        .isEqualTo(
            """
            Child abduction
            بچے کا اغوا

            Ayesha Bibi, girl, 7 years old, a red shirt, seen last at General bus stand, Lahore
            عائشہ بی بی، لڑکی، عمر 7 سال، a red shirt، آخری بار یہاں دیکھا گیا: General bus stand, لاہور

            Seen last: 2026-03-01 13:00 +05:00, General bus stand, Lahore
            Point: 31.55000, 74.34000, within 2.0 km
            Severity: SEVERE
            Ends: 2026-03-31 13:00 +05:00

            Whoever sees the child calls the police, 15, or 1099, and stays near if that is safe.
            بچہ نظر آئے تو پولیس 15 یا 1099 پر اطلاع دیں۔

            Made known: 2026-03-01 14:00 +05:00
            Alert 123e4567-e89b-12d3-a456-426614174000 of Punjab Police (PB-POL)
            """);
  }

  @Test
  void texts_nameTheAlertThatMayTellOfTheSameChild() {
    String match = "0f0e0d0c-e89b-12d3-a456-426614174000";
    AlertMessage message = Messages.matching(Messages.to("a"), match);

    assertThat(TEXT.full(message).lines())
        .contains(
            "May be the same child as alert " + match, "ممکن ہے یہ اس الرٹ والا بچہ ہو: " + match);
    assertThat(TEXT.brief(message, true, 201))
        .contains("Lahore. Alert " + Messages.ID + ". Compare " + match)
        .hasSizeLessThanOrEqualTo(201);
    assertThat(TEXT.full(Messages.to("a"))).doesNotContain("May be");
    assertThat(TEXT.subject(message)).doesNotContain(match);
  }

  @Test
  void textsSayFirst_thatTheyAreNotMeant() {
    for (AlertMode mode : new AlertMode[] {AlertMode.EXERCISE, AlertMode.TEST}) {
      AlertMessage message = Messages.message("k", "a", mode);

      assertThat(TEXT.subject(message)).startsWith(mode + ": ");
      assertThat(TEXT.brief(message, true, 201)).startsWith(mode + ": ");
      assertThat(TEXT.full(message)).startsWith("*** " + mode + ": no child is missing ***\n");
      assertThat(TEXT.full(message).strip().lines().toList().subList(18, 20))
          .first()
          .isEqualTo("*** " + mode + ": no child is missing ***");
    }
    assertThat(TEXT.full(Messages.message("k", "a", AlertMode.ACTUAL)))
        .doesNotContain("EXERCISE", "TEST", "***");
  }

  @Test
  void brief_holdsWhatItTakesToAct() {
    assertThat(TEXT.brief(Messages.to("a"), false, 160))
        .isEqualTo(
            "Child abduction: Ayesha Bibi, girl, 7 years old, 2026-03-01 13:00 +05:00, General bus"
                + " stand, Lahore. Alert 123e4567-e89b-12d3-a456-426614174000");
    assertThat(TEXT.brief(Messages.to("a"), true, 201)).endsWith("174000\nبچے کا اغوا");
  }

  @Test
  void brief_cutsThePlace_neverModeTimeOrId() {
    String text = TEXT.brief(Messages.message("k", "a", AlertMode.EXERCISE), false, 160);

    assertThat(text)
        .hasSizeLessThanOrEqualTo(160)
        .startsWith("EXERCISE: Child abduction: Ayesha Bibi")
        .contains("2026-03-01 13:00 +05:00, General bus sta")
        .endsWith("Lahore. Alert " + Messages.ID);
    assertThatThrownBy(() -> TEXT.brief(Messages.to("a"), false, 159))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("limit: at least 160");
  }

  @Test
  void brief_fitsThreeParts_whateverIsLong() {
    MissingChild child =
        MissingChild.named("Muhammad Abdul Rahman Chaudhry Gujjar of the Mill").aged(10, 12);
    for (AlertCategory category : AlertCategory.values()) {
      for (District district : ReferenceData.builtIn().districts()) {
        for (AlertMode mode : AlertMode.values()) {
          AlertMessage message = Messages.about(child, mode, category, district.slug());

          String text = TEXT.brief(message, true, SmsText.THREE_IN_UCS);

          assertThat(text)
              .hasSizeLessThanOrEqualTo(SmsText.THREE_IN_UCS)
              .contains(": Mu", "13:00 +05:00", district.name(), Messages.ID);
          // Of a child that is really missed, there is room for two names in any district.
          assertThat(mode != AlertMode.ACTUAL || text.contains(": Muhammad Abdul")).isTrue();
        }
      }
    }
  }

  @Test
  void end_tellsIdAndOutcome_andNothingOfTheChild() {
    AlertMessage found = Messages.ended("k", "a", AlertEnd.foundSafe(Messages.SENT));
    for (String text :
        new String[] {TEXT.subject(found), TEXT.full(found), TEXT.brief(found, true, 201)}) {
      assertThat(text)
          .contains("The child is safe. The alert has ended.", "بچہ محفوظ ہے", Messages.ID)
          .doesNotContain("Ayesha", "عائشہ", "red shirt", "bus stand", "Lahore", "girl", "13:00");
    }
    AlertMessage twice = Messages.ended("k", "a", AlertEnd.duplicateOf(AlertId.of("a-9")));
    assertThat(TEXT.full(twice)).contains("Continued as alert a-9");
    AlertMessage hoax = Messages.ended("k", "a", AlertEnd.cancelled(CancelReason.HOAX));
    assertThat(TEXT.full(hoax)).contains("CANCELLED").doesNotContainIgnoringCase("hoax");
  }

  @Test
  void times_areInAHostsZone() {
    AlertText utc = AlertText.of(ReferenceData.builtIn(), ZoneOffset.UTC);

    assertThat(utc.full(Messages.to("a"))).contains("Seen last: 2026-03-01 08:00 +00:00");
  }
}
