package org.panah;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** Between documents and the posts of all agencies. */
record Roster(Store store) {
  static final String KIND = "alert-post";

  /** With which the ids of posts' documents begin, and those of nothing else. */
  static final String PREFIX = "post-";

  private static Key of(Agency owner) {
    return new Key("posts " + owner.code());
  }

  static DocumentId documentId(PostId id) {
    return new DocumentId(PREFIX + id.value());
  }

  static Draft draft(Post post) {
    return Draft.write(
        documentId(post.id()),
        KIND,
        post.version() - 1,
        Set.of(of(post.owner())),
        RecordCodec.standard().encode(post));
  }

  Page<Post> of(Agency owner, PageRequest request) {
    Page<Document> page = store.find(of(owner), request);
    List<Post> posts =
        page.items().stream()
            .filter(document -> isPost(document) && document.owner().equals(owner))
            .map(Roster::post)
            .toList();
    return new Page<>(posts, page.nextToken(), page.asOf());
  }

  Optional<Post> get(PostId id) {
    return store.get(documentId(id)).filter(Roster::isPost).map(Roster::post);
  }

  boolean isRemoved(PostId id) {
    return store.get(documentId(id)).filter(Document::erased).isPresent();
  }

  private static boolean isPost(Document document) {
    return Stored.is(document, KIND);
  }

  static Post post(Document document) {
    Post post = Stored.read(document, Post.class, "post");
    Stored.require(
        post.version() == document.version()
            && post.owner().equals(document.owner())
            && documentId(post.id()).equals(document.id()),
        "post");
    return post;
  }
}
