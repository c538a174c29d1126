package org.panah.access;

import org.panah.reference.ReferenceData;

/**
 * Decides what an access may do. Asked once before a question is put, with no owner, and then for
 * each record that would be shown or changed, by the classes of what it tells. What is told of
 * juveniles and refused is left out as if it did not exist. Another record that is refused is
 * counted as withheld in the answer to a search, and is {@code NotPermitted} when it was asked for
 * by its id.
 *
 * <p>Called on every look-up by many threads: must be quick, and must not block.
 */
@FunctionalInterface
public interface AccessPolicy {
  /**
   * The decision on a question.
   *
   * @param access who asks, and why
   * @param question what is asked
   * @return allowed, or refused by a named rule
   */
  Decision decide(Access access, Question question);

  /**
   * The default policy: an owner writes its own records and reads them; others read with a purpose
   * that is tied to a case; what is told of juveniles stays with the owner; the audit is for
   * oversight.
   *
   * @param reference where the table of roles comes from
   * @return the policy
   */
  static AccessPolicy standard(ReferenceData reference) {
    return new StandardPolicy(reference);
  }
}
