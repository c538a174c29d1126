package org.panah.reference;

import java.util.List;

/**
 * A section of a statute, as one version of the schedule describes it. Not legal advice.
 *
 * @param code statute and number, for example {@code PPC 377B}; the only form that is ever written
 * @param subject what the section is about
 * @param registered whether s.2(h) of the Anti-Rape (Investigation and Trial) Act 2021 names it, so
 *     that a conviction belongs in the sex offenders register
 * @param offence whether a record can rest on it; false for a section that guards a victim or a
 *     juvenile, or that sets a procedure
 * @param aliases other ways to cite it that are accepted; empty when there are none
 * @param note a remark; may be empty
 * @param source where the line comes from
 * @param schedule the version of the file that holds the line, for example {@code 2023-1}
 */
public record LawSection(
    String code,
    String subject,
    boolean registered,
    boolean offence,
    List<String> aliases,
    String note,
    String source,
    String schedule) {
  /** Copies the list. */
  public LawSection {
    aliases = List.copyOf(aliases);
  }

  /** The statute's short name, for example {@code PPC}. */
  public String statute() {
    return code.substring(0, code.indexOf(' '));
  }

  /** The number within the statute, for example {@code 377B}. */
  public String number() {
    return code.substring(code.indexOf(' ') + 1);
  }
}
