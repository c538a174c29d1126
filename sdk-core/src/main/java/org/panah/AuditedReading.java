package org.panah;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.common.Agency;

/** Decides, reads and audits, in this order; what is returned has been written down. */
record AuditedReading(EmbeddedRegistry registry, Access access) {
  /**
   * What was asked for.
   *
   * @param owner whose it is; null for all owners'
   * @param asked what is asked about, as it stands in the audit
   * @param shown what else the answer tells of
   */
  <T> T ask(
      Action action,
      @Nullable Agency owner,
      List<String> asked,
      Supplier<T> reading,
      Function<T, List<String>> shown) {
    Auditor auditor = registry.auditor;
    auditor.gate(
        access,
        action,
        () -> registry.policy.decide(access, new Question(action, owner, RecordClass.ADULT)),
        asked,
        List.of());
    T answer;
    try {
      answer = reading.get();
    } catch (RuntimeException e) {
      throw auditor.failed(access, action, e, asked, List.of());
    }
    List<String> all = Stream.concat(asked.stream(), shown.apply(answer).stream()).toList();
    auditor.allowed(access, action, all, List.of());
    return answer;
  }
}
