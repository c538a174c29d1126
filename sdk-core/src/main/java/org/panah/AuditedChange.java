package org.panah;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Draft;

/**
 * Makes changes that are audited before they are made, so that none can be made that the audit does
 * not tell; where one then fails, a second entry says so.
 */
record AuditedChange(EmbeddedRegistry registry, Access access) {
  private static final Decision WRITTEN_ELSEWHERE = Decision.refusedBy("owner-writes-elsewhere");

  /**
   * What is written.
   *
   * @param stored what stands there then
   * @param drafts what is appended; none if it stands there already
   * @param repeated asked if something else stood there first: that, if it is the same change, made
   *     before by a caller who did not see the answer; else null
   * @param <T> what stands there
   */
  record Prepared<T>(T stored, List<Draft> drafts, Supplier<@Nullable T> repeated) {
    static <T> Prepared<T> of(T stored, Draft... drafts) {
      return new Prepared<>(stored, List.of(drafts), () -> null);
    }
  }

  Decision decide(Action action, Agency owner, RecordClass recordClass) {
    Decision decision = registry.policy.decide(access, new Question(action, owner, recordClass));
    return decision.allowed() && !registry.agencies.contains(owner) ? WRITTEN_ELSEWHERE : decision;
  }

  <T> T make(Action action, Agency owner, String subject, Supplier<Prepared<T>> preparation) {
    return make(action, owner, List.of(subject), preparation);
  }

  <T> T make(
      Action action, Agency owner, List<String> subjects, Supplier<Prepared<T>> preparation) {
    Auditor auditor = registry.auditor;
    auditor.gate(
        access, action, () -> decide(action, owner, RecordClass.ADULT), subjects, List.of());
    Prepared<T> change;
    try {
      change = preparation.get();
    } catch (RuntimeException e) {
      throw auditor.failed(access, action, e, subjects, List.of());
    }
    auditor.allowed(access, action, subjects, List.of());
    if (change.drafts().isEmpty()) {
      return change.stored();
    }
    try {
      registry.append(owner, change.drafts());
      return change.stored();
    } catch (PanahException.Conflict e) {
      T held = change.repeated().get();
      if (held != null) {
        return held;
      }
      throw auditor.failed(access, action, e, subjects, List.of());
    } catch (RuntimeException e) {
      throw auditor.unfinished(access, action, e, subjects, List.of());
    }
  }
}
