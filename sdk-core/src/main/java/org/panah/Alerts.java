package org.panah;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.EndedAlert;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.PostId;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * Alerts for missing and found children, as one {@link Session} sees them: the police view. Every
 * call is decided by the policy and audited before it answers; safe for use by many threads.
 *
 * <p>An alert is drafted by one officer and authorised by a second one, updated as often as there
 * is news, and ends. From the moment it ends, or its time is over, no list and no search shows it;
 * {@link #ended} tells that it has ended, and nothing of the child (guard G24).
 *
 * <p>Every method throws {@link PanahException.NotPermitted} when a rule refuses and {@link
 * PanahException.Unavailable} when the store or the audit does not answer. A change that names
 * another version than the one that stands there is a {@link PanahException.Conflict}; made once
 * more by a caller who did not see the answer, it answers what stands there.
 */
public interface Alerts {
  /**
   * A new alert as a draft, of which nobody is told yet, and the open ones that may tell of the
   * same child. Drafting the same again answers what stands there already.
   *
   * @param alert at version 0, owned by the session's agency
   * @return the draft at version 1, with likely duplicates that must be answered
   * @throws PanahException.Conflict if another alert has the id, or one had it that ended
   * @throws PanahException.InvalidRequest if the alert breaks a rule
   */
  Drafted draft(Alert alert);

  /**
   * The open alerts that may tell of the same child as one of the agency's own, and are of the same
   * mode; where one child is missing and the other is found and nobody knows whose it is, as well.
   *
   * @param id the alert
   * @return likeliest first; empty if none comes near
   * @throws PanahException.NotFound if there is no such alert of the agency
   */
  List<LikelyDuplicate> duplicates(AlertId id);

  /**
   * Says that an alert that looks alike tells of the same child; both are linked.
   *
   * @param id the agency's own alert
   * @param version the version it was read at
   * @param other the alert that looks alike
   * @return the alert at its next version
   * @throws PanahException.NotFound if one of them is no alert that the asker may see
   */
  Alert same(AlertId id, long version, AlertId other);

  /**
   * Says that an alert that looks alike tells of another child.
   *
   * @param id the agency's own alert
   * @param version the version it was read at
   * @param other the alert that looks alike
   * @param reason how they differ
   * @return the alert at its next version
   * @throws PanahException.NotFound if one of them is no alert that the asker may see
   */
  Alert different(AlertId id, long version, AlertId other, String reason);

  /**
   * An alert that is made known from now on.
   *
   * @param id a draft of the agency's
   * @param version the version it was read at
   * @return the alert, ACTIVE, at its next version
   * @throws PanahException.NotPermitted also if the asker drafted it
   * @throws PanahException.InvalidRequest if a likely duplicate was not answered or is the same, or
   *     there is neither an FIR nor a reason for none
   * @throws PanahException.NotFound if there is no such alert of the agency
   */
  Alert authorise(AlertId id, long version);

  /**
   * A changed alert. A draft stays a draft, and whoever changes it counts as having drafted it too;
   * one that was authorised is made known anew.
   *
   * @param changed made from an alert that was read; names the version it was read at
   * @param note what is new, for the police; may be null if something has changed
   * @return the alert at its next version; as it stands if nothing has changed and there is no note
   * @throws PanahException.InvalidRequest if the change breaks a rule
   * @throws PanahException.NotFound if there is no such alert of the agency
   */
  Alert update(Alert changed, @Nullable String note);

  /**
   * Ends an alert: what it told of the child goes at once and everywhere, earlier versions too;
   * that it has ended is made known where the alert was.
   *
   * @param id an alert of the agency's
   * @param version the version it was read at
   * @param end how it ends
   * @return what is left of it
   * @throws PanahException.InvalidRequest if it cannot end so
   * @throws PanahException.NotFound if there is no such alert of the agency
   */
  EndedAlert end(AlertId id, long version, AlertEnd end);

  /**
   * An alert that has not ended.
   *
   * @param id the alert
   * @return empty if there is none that the asker may see; a draft is seen by its owner only
   */
  Optional<Alert> get(AlertId id);

  /**
   * What is left of an alert that has ended.
   *
   * @param id the alert
   * @return empty if there never was one that others than its owner knew of, or it has not ended
   */
  Optional<EndedAlert> ended(AlertId id);

  /**
   * The open alerts of one mode, of all agencies, in the order of their ids.
   *
   * @param mode whether they are meant; those of different modes are never in one list
   * @param page which part; a page may hold fewer alerts than asked for, also none, and still have
   *     a next one
   * @return a page
   */
  Page<Alert> list(AlertMode mode, PageRequest page);

  /**
   * The agency's own drafts, in the order of their ids.
   *
   * @param page which part; a page may hold fewer drafts than asked for, also none, and still have
   *     a next one
   * @return a page
   */
  Page<Alert> drafts(PageRequest page);

  /**
   * The posts that are told of an alert, or would be if it were authorised: by the table of
   * recipients and the rosters of all agencies, those of the agencies whose alerts may tell of the
   * same child, one missed and one found, and those that subscribed.
   *
   * @param id an alert of the agency's
   * @return in the order of their ids
   * @throws PanahException.NotFound if there is no such alert of the agency
   */
  List<PostId> recipients(AlertId id);

  /**
   * Takes notice of an alert for one of the agency's own posts; done once more while the alert is
   * open, it answers what stands there.
   *
   * @param id an open alert of any agency
   * @param post who takes notice
   * @return what stands there
   * @throws PanahException.NotFound if there is no such open alert, or the agency has no such post
   */
  Acknowledgement acknowledge(AlertId id, PostId post);

  /**
   * Subscribes one of the agency's own posts to an alert: it is told of how it stands now, of all
   * that becomes known, and of its end, whether the table of recipients names it or not, and need
   * not take notice. So a parents' desk, or a senior who wants to know of one case, asks once.
   * Doing it again changes nothing.
   *
   * @param id an open alert of any agency
   * @param post who is told, until it ends
   * @throws PanahException.NotFound if there is no such open alert, or the agency has no such post
   */
  void subscribe(AlertId id, PostId post);

  /**
   * Has a listener told whenever an alert has changed that the asker may see, from now on: see
   * {@link #watch(String, Consumer)}.
   *
   * @param listener who is told
   * @return how it is ended
   */
  default Listening watch(Consumer<AlertChange> listener) {
    return watch(null, listener);
  }

  /**
   * Has a listener told whenever an alert has changed that the asker may see: that it was made
   * known or updated, that a sighting was reported, and that it has ended; of the agency's own
   * alerts also drafts, deliveries and receipts. It is told ids and versions only, and reads what
   * it needs through a session, which is audited.
   *
   * <p>Whoever gives the position of the last change that he was told of is told first of all that
   * has happened since, in the same way, and nothing is lost or told twice. So a listener that
   * breaks off, or whose process ends, goes on where it was. Each version of an alert is told, in
   * their order; once an alert has ended, its end alone. Deliveries, receipts and sightings are
   * told once where several came together. A position of a journal that was started anew since, as
   * after a backup was restored, is a position no more: all that this journal holds is told,
   * whatever was told before.
   *
   * <p>It is told soon after the feed was read, by one thread at a time: one that the registry has
   * for all listeners, or the executor that a host has given it, which then wants two threads. A
   * listener that is slow delays the others, one that has much to be told of does not; one that
   * throws is told on. While the store or the policy does not answer nobody is told anything; it is
   * told afterwards. A listener whose asker the policy does not permit any more is told no more.
   *
   * @param after the position of a change or of a {@link Listening}; null for from now on
   * @param listener who is told
   * @return how it is ended
   * @throws PanahException.InvalidRequest on {@code after} if it is no position
   */
  Listening watch(@Nullable String after, Consumer<AlertChange> listener);

  /** A listener's time of being told. */
  interface Listening extends AutoCloseable {
    /**
     * The position reached: that at which it began, and then behind the last change for which the
     * listener has returned and all after it that it is not told of.
     */
    String position();

    /**
     * Ends it, and does not wait: a call that is under way, or about to begin, may still be made.
     * Harmless when repeated.
     */
    @Override
    void close();
  }

  /**
   * The board of an alert: how each post stands to it, and when it was made known.
   *
   * @param id an alert of the agency's that was made known, open or ended
   * @return with a row for each post that is or was to be told, in the order of their ids
   * @throws PanahException.NotFound if there is no such alert of the agency
   */
  AlertBoard board(AlertId id);

  /**
   * What became of the alerts that were reported in a time, in numbers: of all agencies for whom
   * the policy lets count them all, as it does those who oversee, and of the asker's own for
   * others, since a number of one tells of a child. Drafts are counted too; exercises and tests are
   * not.
   *
   * @param from the first moment of that time
   * @param to the first moment after it
   * @return for each agency that has such an alert, in the order of their codes
   * @throws PanahException.InvalidRequest if the time ends before it begins
   */
  List<AlertCounts> counts(Instant from, Instant to);

  /**
   * A draft, and what must be answered before it can be authorised.
   *
   * @param alert the draft
   * @param duplicates the open alerts that may tell of the same child, likeliest first
   */
  record Drafted(Alert alert, List<LikelyDuplicate> duplicates) {
    /** Copies the list. */
    public Drafted {
      duplicates = List.copyOf(duplicates);
    }
  }
}
