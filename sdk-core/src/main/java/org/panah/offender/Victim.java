package org.panah.offender;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.person.Checks;
import org.panah.person.Sex;

/**
 * All that is told of a victim: an age band, a sex, and a pointer that means nothing outside the
 * place where the victim's file is kept. There is no name, and no field to put one in (guard G5).
 *
 * @param ageBand the age at the time, as a band
 * @param sex as stated
 * @param reference an opaque pointer into the owner's own files, shown to the owner only: 1 to 64
 *     ASCII letters, digits, dots, slashes and dashes, with a digit, and no citizen's number; null
 *     if there is none
 * @param relation how the offender is tied to the victim, as a class of one to three words in
 *     capitals ({@code STRANGER}, {@code TEACHER}, {@code STEP_PARENT}, ...); null if not known
 */
public record Victim(
    AgeBand ageBand, Sex sex, @Nullable String reference, @Nullable String relation) {
  private static final Pattern RELATION = Pattern.compile("[A-Z]+(_[A-Z]+){0,2}");

  /** The age of a victim, as a band. */
  public enum AgeBand {
    /** Under six. */
    UNDER_6,
    /** Six to eleven. */
    FROM_6_TO_11,
    /** Twelve to fifteen. */
    FROM_12_TO_15,
    /** Sixteen or seventeen. */
    FROM_16_TO_17,
    /** Eighteen or more. */
    ADULT,
    /** Not known. */
    UNKNOWN
  }

  /** Checks the texts. */
  public Victim {
    ageBand = ageBand == null ? AgeBand.UNKNOWN : ageBand;
    sex = sex == null ? Sex.UNKNOWN : sex;
    reference =
        reference == null || reference.isBlank()
            ? null
            : Checks.opaque("victim.reference", reference);
    relation = Checks.optional("victim.relation", relation, 32);
    if (relation != null && !RELATION.matcher(relation).matches()) {
      throw new PanahException.InvalidRequest(
          "victim.relation", "a class of one to three words in capitals, for example TEACHER");
    }
  }

  @Override
  public String toString() {
    return "Victim[hidden]";
  }
}
