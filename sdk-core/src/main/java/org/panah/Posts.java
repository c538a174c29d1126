package org.panah;

import java.util.Optional;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;

/**
 * The roster of the session's agency: its posts, who are told of alerts, its own and those of all
 * others. Every call is decided by the policy and audited before it answers; safe for use by many
 * threads.
 *
 * <p>Every method throws {@link PanahException.NotPermitted} when a rule refuses and {@link
 * PanahException.Unavailable} when the store or the audit does not answer.
 */
public interface Posts {
  /**
   * A post as it is kept from now on. Keeping the same again changes nothing.
   *
   * @param post at version 0 if it is new, else at the version that was read; owned by the agency
   * @return the post at its next version
   * @throws PanahException.Conflict if the post is at another version now, or another one has its
   *     id
   * @throws PanahException.InvalidRequest if an area is neither a province nor a district of the
   *     reference data
   */
  Post keep(Post post);

  /**
   * One of the agency's posts.
   *
   * @param id the post
   * @return empty if the agency has none of that name
   */
  Optional<Post> get(PostId id);

  /**
   * The agency's posts, in the order of their ids.
   *
   * @param page which part; a page may hold fewer posts than asked for, also none, and still have a
   *     next one
   * @return a page
   */
  Page<Post> list(PageRequest page);

  /**
   * Takes a post off the roster; its name is not used again.
   *
   * @param id the post
   * @param version the version it was read at
   * @throws PanahException.Conflict if the post is at another version now
   * @throws PanahException.NotFound if the agency has no such post
   */
  void remove(PostId id, long version);
}
