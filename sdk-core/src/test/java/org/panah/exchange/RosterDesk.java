package org.panah.exchange;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.panah.Posts;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.PageRequest;

/** Desks of two agencies at which rosters are kept, on a registry in memory. */
final class RosterDesk implements AutoCloseable {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Agency SINDH = Agency.of("SD-POL");
  static final String HEADER =
      "id,kind,title,areas,deputy,answers_within_minutes,channel.sms,channel.mail";

  private final Registry registry =
      Registry.builder(Storage.inMemory(Desk.NOON)).agency(PUNJAB, SINDH).time(Desk.NOON).build();

  Posts posts(Agency agency) {
    return registry
        .as(Access.by("clerk-17", Role.REGISTRAR).of(agency).forPurpose(Purpose.RECORD_KEEPING))
        .posts();
  }

  static RosterImport lines(String... lines) {
    return RosterImport.csv(new StringReader(String.join("\n", lines)));
  }

  RosterReport takeIn(String... lines) {
    return lines(lines).into(posts(PUNJAB), PUNJAB);
  }

  RosterReport takeIn(Path file, Path rejects) {
    return RosterImport.csv(file).rejectsTo(rejects).into(posts(PUNJAB), PUNJAB);
  }

  List<Post> roster() {
    return posts(PUNJAB).list(PageRequest.first(1_000)).items();
  }

  List<String> ids() {
    return roster().stream().map(post -> post.id().value()).toList();
  }

  Post post(String id) {
    return posts(PUNJAB).get(PostId.of(id)).orElseThrow();
  }

  /** Keeps a post by hand. */
  Post keep(Agency owner, String id) {
    PostAddress sms = new PostAddress("sms", "+923001234567");
    return posts(owner).keep(Post.of(owner, PostId.of(id), "HEAD", "By hand", sms));
  }

  /** A row that is as it should be, under {@link #HEADER}. */
  static String row(String id) {
    return row(id, "");
  }

  static String row(String id, String deputy) {
    return id + ",DISTRICT,Office " + id + ",PB-lahore," + deputy + ",20,+923001234567,";
  }

  @Override
  public void close() {
    registry.close();
  }
}
