package org.panah.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PanahException;

/**
 * The rules that every store follows when it takes drafts or another owner's changes; a store's own
 * work is only to read what it holds and to write what comes out. For implementers of {@link
 * Store}.
 */
public final class Drafts {
  private Drafts() {}

  /** What is to be done with a list of drafts. */
  public enum Verdict {
    /** The drafts are to be written. */
    WRITE,
    /** All of them were written before: answer with what is held. */
    REPEATED
  }

  /**
   * Checks that drafts can stand in one append at all, whatever the store holds.
   *
   * @param drafts at least one, no two of the same document
   * @throws PanahException.InvalidRequest if they cannot
   */
  public static void check(List<Draft> drafts) {
    if (drafts.isEmpty()) {
      throw new PanahException.InvalidRequest("drafts", "at least one");
    }
    Set<DocumentId> ids = new HashSet<>();
    for (Draft draft : drafts) {
      if (!ids.add(draft.id())) {
        throw new PanahException.InvalidRequest("drafts", "no two of the same document");
      }
    }
  }

  /**
   * What is to be done with drafts, given what is held; call it where nobody else can append for
   * this owner.
   *
   * @param owner who appends
   * @param drafts what shall be appended
   * @param held for each draft the newest version held, or null
   * @return whether to write or to answer what is held
   * @throws PanahException.Conflict if a version held is not the one expected
   * @throws PanahException.InvalidRequest if a document belongs to another owner
   */
  public static Verdict decide(
      Agency owner, List<Draft> drafts, List<? extends @Nullable Document> held) {
    boolean repeated = true;
    for (int i = 0; i < drafts.size(); i++) {
      Document document = held.get(i);
      if (document != null && !document.owner().equals(owner)) {
        throw new PanahException.InvalidRequest("owner", "only the owner changes a document");
      }
      repeated &= document != null && drafts.get(i).isAlready(document);
    }
    if (repeated) {
      return Verdict.REPEATED;
    }
    for (int i = 0; i < drafts.size(); i++) {
      Document document = held.get(i);
      long actual = document == null ? 0 : document.version();
      if (actual != drafts.get(i).expectedVersion()) {
        throw new PanahException.Conflict(drafts.get(i).expectedVersion(), actual);
      }
    }
    return Verdict.WRITE;
  }

  /**
   * The document that a draft becomes.
   *
   * @param owner who appends
   * @param draft the draft
   * @param sequence the place it gets in the owner's journal
   * @param now the store's time
   * @return the next version of the document
   */
  public static Document document(Agency owner, Draft draft, long sequence, Instant now) {
    return new Document(
        draft.id(),
        draft.kind(),
        owner,
        draft.expectedVersion() + 1,
        sequence,
        now,
        draft.keys(),
        draft.body(),
        draft.erasing());
  }

  /**
   * Checks that another owner's newer change may be taken over.
   *
   * @param change the change, newer than what is held
   * @param held the version held, or null
   * @param epoch the run of the owner's journal that is held, or null if none is
   * @param head the last sequence number held of that owner
   * @throws PanahException.InvalidRequest if it may not
   */
  public static void checkApplied(
      Change change, @Nullable Document held, @Nullable String epoch, long head) {
    Document document = change.document();
    if (held != null && !held.owner().equals(document.owner())) {
      throw new PanahException.InvalidRequest("owner", "only the owner changes a document");
    }
    if (epoch != null && !epoch.equals(change.epoch())) {
      throw new PanahException.InvalidRequest(
          "epoch", "the owner's journal was started anew: drop the copy before taking over");
    }
    if (document.sequence() <= head) {
      throw new PanahException.InvalidRequest("changes", "in the order of their owner's journal");
    }
  }

  /**
   * A page made of documents that were read in the order of their ids, one more than the limit.
   *
   * @param found at most limit + 1 documents
   * @param limit how many the page may hold
   * @param asOf how fresh they are
   * @return the page, with a token if there was one more
   */
  public static Page<Document> page(List<Document> found, int limit, Instant asOf) {
    if (found.size() <= limit) {
      return new Page<>(found, null, asOf);
    }
    return new Page<>(found.subList(0, limit), found.get(limit - 1).id().value(), asOf);
  }
}
