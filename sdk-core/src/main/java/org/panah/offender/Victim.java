package org.panah.offender;

import org.jspecify.annotations.Nullable;
import org.panah.person.Checks;
import org.panah.person.Sex;

/**
 * All that is told of a victim: an age band, a sex, and a pointer that means nothing outside the
 * place where the victim's file is kept. There is no name, and no field to put one in (guard G5).
 *
 * @param ageBand the age at the time, as a band
 * @param sex as stated
 * @param reference an opaque pointer into the owner's own files; null if there is none
 * @param relation how the offender is tied to the victim, as a class ({@code STRANGER}, {@code
 *     TEACHER}, {@code RELATIVE}, ...); null if not known
 */
public record Victim(
    AgeBand ageBand, Sex sex, @Nullable String reference, @Nullable String relation) {
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
    reference = Checks.optional("victim.reference", reference, 64);
    relation = Checks.optional("victim.relation", relation, 32);
  }

  @Override
  public String toString() {
    return "Victim[hidden]";
  }
}
