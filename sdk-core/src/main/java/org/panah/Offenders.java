package org.panah;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Cnic;
import org.panah.person.Identifier;

/**
 * Offender records, as one {@link Session} sees them. Every call is decided by the policy and
 * audited before it answers; safe for use by many threads.
 *
 * <p>Records past their review date are not shown. Every method throws {@link
 * PanahException.NotPermitted} when a rule refuses and {@link PanahException.Unavailable} when the
 * store or the audit does not answer; neither is ever turned into an empty answer.
 */
public interface Offenders {
  /**
   * The records that hold an identifier.
   *
   * @param identifier the number, with type and, where known, issuer
   * @return hits, best grade first; empty if no record that the asker may see holds it
   */
  Hits find(Identifier identifier);

  /**
   * The records that hold a CNIC, or the same citizen's number on another document.
   *
   * @param cnic the number
   * @return hits, best grade first; empty if no record that the asker may see holds it
   */
  default Hits find(Cnic cnic) {
    return find(cnic.asIdentifier());
  }

  /**
   * The records of persons who may be the one asked for: names in any spelling and script.
   *
   * <p>Every change that a call on this registry has returned from is seen, what others wrote as
   * late as {@link Hits#asOf()} tells. Names stand in the audit in no form; identifiers as digests,
   * as those of {@link #find(Identifier)}.
   *
   * @param query what is known
   * @return hits, best grade first, at most as many as the query wants; without those who are much
   *     less likely than the best, unless STRONG ones only are asked for; empty if nobody comes
   *     near whom the asker may see
   * @throws PanahException.InvalidRequest if the query is about nobody in particular, or the
   *     registry was built without name search
   * @throws PanahException.Unavailable also while the index of names is being built after a start,
   *     and while there is a record that cannot be read, since it could be anybody's
   */
  Hits search(PersonQuery query);

  /**
   * The answers to a list of queries, for vetting: each is decided, searched and audited as one
   * {@link #search}, on all cores, as the stream is read; a little ahead of it and no more.
   *
   * <pre>{@code
   * try (Stream<Screened> answers = offenders.screen(applicants.map(this::query))) {
   *   answers.forEach(answer -> write(answer.number(), answer.hits(), answer.refusal()));
   * }
   * }</pre>
   *
   * @param queries read by one thread at a time, and closed with the answers
   * @return an answer for each query, in their order; a query that is refused as an {@link
   *     PanahException.InvalidRequest} has an answer that says so, any other failure is thrown to
   *     the reader and ends the stream: what was read before holds. Closing it early ends the work,
   *     once the questions being asked are answered; these stand in the audit
   */
  Stream<Screened> screen(Stream<PersonQuery> queries);

  /**
   * The newest version of a record.
   *
   * @param id the record
   * @return empty if there is none that the asker may see
   */
  Optional<OffenderRecord> get(OffenderId id);

  /**
   * An owner's records, in the order in which they last changed. A record that changes while the
   * pages are read comes again at the end; none is passed over.
   *
   * @param owner the agency
   * @param page which part; a page may hold fewer records than asked for, also none, and still have
   *     a next one
   * @return a page
   */
  Page<OffenderRecord> list(Agency owner, PageRequest page);

  /**
   * The versions of a record before its newest, oldest first.
   *
   * @param id the record
   * @return empty if there are none
   * @throws PanahException.NotFound if there is no such record that the asker may see
   */
  List<OffenderRecord> history(OffenderId id);

  /**
   * A new record, as it stands in the registry. Registering the same record again answers what
   * stands there already.
   *
   * @param record at version 0, owned by the session's agency
   * @return the record at version 1
   * @throws PanahException.Conflict if another record has the id, or one had it that was erased
   * @throws PanahException.InvalidRequest if the record breaks a rule
   */
  OffenderRecord register(OffenderRecord record);

  /**
   * A changed record, as it stands in the registry.
   *
   * @param changed made from a record that was read; names the version it was read at
   * @return the record at its next version
   * @throws PanahException.Conflict if the record is at another version now; the error names both
   * @throws PanahException.NotFound if there is no such record
   * @throws PanahException.InvalidRequest if the change breaks a rule, for example a stage that
   *     cannot follow the one that stands there
   */
  OffenderRecord amend(OffenderRecord changed);

  /**
   * Erases a record: its contents, identifiers and history go at once and everywhere; a tombstone
   * that tells nothing stays, and the audit keeps the id (guard G12). Works on lapsed records too.
   *
   * @param id the record
   * @param version the version it was read at
   * @throws PanahException.Conflict if the record is at another version now
   * @throws PanahException.NotFound if there is no such record
   */
  void erase(OffenderId id, long version);

  /**
   * The names and versions of an owner's records that have lapsed, to be erased.
   *
   * @param owner the agency
   * @param page which part
   * @return a page; its records are not shown
   */
  Page<Lapsed> lapsed(Agency owner, PageRequest page);

  /**
   * Takes in many records at once, each as new, as a change of what stands there under its id, or
   * as nothing new. One record's failure does not hinder the others; what is written of one batch
   * is written together.
   *
   * @param records at most 1,000, at version 0, with ids that are the same whenever the same source
   *     is taken in
   * @return an outcome for each record, in order, once all are durable
   */
  List<Taken> takeIn(List<OffenderRecord> records);

  /**
   * A lapsed record, by name.
   *
   * @param id its id
   * @param version its version
   */
  record Lapsed(OffenderId id, long version) {}
}
