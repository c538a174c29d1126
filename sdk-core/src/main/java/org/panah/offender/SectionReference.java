package org.panah.offender;

import org.panah.common.PanahException;
import org.panah.person.Checks;
import org.panah.reference.ReferenceData;
import org.panah.reference.ReferenceKind;

/**
 * A section of law, by the version of the schedule in which it was looked up.
 *
 * @param code as the schedule writes it, for example {@code PPC 377B}
 * @param schedule the schedule's version
 */
public record SectionReference(String code, String schedule) {
  /** Checks the texts. */
  public SectionReference {
    code = Checks.text("section.code", code, 32);
    schedule = Checks.text("section.schedule", schedule, 32);
  }

  /**
   * The section that a citation names.
   *
   * @param citation the section as it is cited, for example {@code PPC 377-B}
   * @param reference the schedule in which it is looked up
   * @return the section, with the schedule's version
   * @throws PanahException.InvalidRequest if the schedule has no such section
   */
  public static SectionReference cited(String citation, ReferenceData reference) {
    return reference
        .section(citation)
        .map(
            section ->
                new SectionReference(section.code(), reference.version(ReferenceKind.LAW_SECTIONS)))
        .orElseThrow(
            () -> new PanahException.InvalidRequest("section", "a section of the schedule"));
  }

  @Override
  public String toString() {
    return code;
  }
}
