package org.panah;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.panah.AuditedChange.Prepared;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Draft;

/** The roster as a session sees and changes it. */
final class EmbeddedPosts implements Posts {
  private final EmbeddedRegistry registry;
  private final Access access;
  private final AuditedChange change;
  private final Roster roster;

  EmbeddedPosts(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.change = new AuditedChange(registry, access);
    this.roster = new Roster(registry.direct);
  }

  @Override
  public Post keep(Post post) {
    return change.make(
        Action.ROSTER,
        post.owner(),
        Roster.documentId(post.id()).value(),
        () -> {
          registry.alertRules.check(post);
          Post stored = post.kept(post.version() + 1);
          if (roster.isRemoved(post.id())) {
            throw new PanahException.InvalidRequest("post.id", "of no post that was removed");
          }
          Post held = roster.get(post.id()).orElse(null);
          if (held != null && (held.equals(stored) || held.equals(post))) {
            return Prepared.of(held);
          }
          if (held != null && held.version() != post.version()) {
            throw new PanahException.Conflict(post.version(), held.version());
          }
          return new Prepared<>(
              stored,
              List.of(Roster.draft(stored)),
              () -> roster.get(post.id()).filter(stored::equals).orElse(null));
        });
  }

  @Override
  public Optional<Post> get(PostId id) {
    return asking(
        List.of(Roster.documentId(id).value()),
        () -> roster.get(id).filter(post -> post.owner().equals(access.agency())));
  }

  @Override
  public Page<Post> list(PageRequest page) {
    return asking(List.of(), () -> roster.of(access.agency(), page));
  }

  @Override
  public void remove(PostId id, long version) {
    change.make(
        Action.ROSTER,
        access.agency(),
        Roster.documentId(id).value(),
        () -> {
          Post held =
              roster
                  .get(id)
                  .filter(post -> post.owner().equals(access.agency()))
                  .orElseThrow(() -> new PanahException.NotFound("post"));
          if (held.version() != version) {
            throw new PanahException.Conflict(version, held.version());
          }
          return Prepared.of(held, Draft.erase(Roster.documentId(id), Roster.KIND, held.version()));
        });
  }

  private <T> T asking(List<String> subjects, Supplier<T> reading) {
    return new AuditedReading(registry, access)
        .ask(Action.POSTS, access.agency(), subjects, reading, found -> List.of());
  }
}
