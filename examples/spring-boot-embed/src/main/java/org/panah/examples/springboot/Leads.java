package org.panah.examples.springboot;

import java.time.Instant;
import java.util.List;
import org.panah.common.Agency;
import org.panah.hit.Evidence;
import org.panah.hit.Grade;
import org.panah.hit.Hit;
import org.panah.hit.Hits;
import org.panah.offender.OffenderId;
import org.panah.offender.Standing;

/**
 * What an officer's screen is told of hits: enough to turn to the owner with, and not the record.
 *
 * @param leads best grade first
 * @param withheld how many more there are that the officer may not see
 * @param asOf every change committed before this instant is reflected
 */
record Leads(List<Lead> leads, int withheld, Instant asOf) {
  /**
   * A lead, which says nothing about guilt.
   *
   * @param record the record's name, for the owner
   * @param owner whom to ask for confirmation
   * @param grade how well the record meets the question
   * @param standing where the person stands by it
   * @param evidence part by part
   */
  record Lead(
      OffenderId record, Agency owner, Grade grade, Standing standing, List<Evidence> evidence) {}

  static Leads of(Hits hits) {
    return new Leads(hits.list().stream().map(Leads::lead).toList(), hits.withheld(), hits.asOf());
  }

  private static Lead lead(Hit hit) {
    return new Lead(hit.record().id(), hit.owner(), hit.grade(), hit.standing(), hit.evidence());
  }
}
