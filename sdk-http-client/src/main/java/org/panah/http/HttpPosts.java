package org.panah.http;

import java.util.List;
import java.util.Optional;
import org.panah.Posts;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Page;
import org.panah.common.PageRequest;

/** The roster of an agency, in a registry that is reached over HTTP. */
record HttpPosts(Door door) implements Posts {
  @Override
  public Post keep(Post post) {
    return door.change(Route.KEEP_POST, post, Post.class, post.id().value(), post.version());
  }

  @Override
  public Optional<Post> get(PostId id) {
    return door.look(Route.GET_POST, Post.class, id.value());
  }

  @Override
  public Page<Post> list(PageRequest page) {
    return door.page(Route.LIST_POSTS, page, Post.class, List.of());
  }

  @Override
  public void remove(PostId id, long version) {
    door.end(Route.REMOVE_POST, version, id.value());
  }
}
