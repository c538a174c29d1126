package org.panah.examples.alertdesk;

import java.util.ArrayList;
import java.util.List;
import org.panah.Posts;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;

/**
 * Sixty posts that are told of a child lost in Lahore, and those who stand in for thirty of them.
 */
final class RosterOfSixty {
  static final int POSTS = 60;
  static final int STAND_INS = 30;

  private static final String PUNJAB = "PK-PB";
  private static final String LAHORE = "PB-lahore";
  private static final String[] HEADS = {
    "Punjab",
    "Sindh",
    "Khyber Pakhtunkhwa",
    "Balochistan",
    "Islamabad",
    "Gilgit-Baltistan",
    "Azad Jammu and Kashmir"
  };
  private static final String[] CELLS = {"Monitoring cell", "ZARRA", "NCCIA"};
  private static final int REGIONS = 9;

  private final List<Post> posts = new ArrayList<>();
  private final Agency owner;

  private RosterOfSixty(Agency owner) {
    this.owner = owner;
    for (String head : HEADS) {
      add("HEAD", "Inspector General of Police, " + head);
    }
    for (String cell : CELLS) {
      add("CELL", cell);
    }
    for (int i = 1; i <= REGIONS; i++) {
      add("REGION", "Regional Police Officer " + i, PUNJAB);
    }
    add("DISTRICT", "Capital City Police Officer, Lahore", LAHORE);
    for (int i = 1; posts.size() < POSTS; i++) {
      add("STATION", "Station " + i + ", Lahore", LAHORE);
    }
    for (int i = 0; i < STAND_INS; i++) {
      Post second = posts.get(2 * i + 1);
      add("STAND_IN", "Duty officer for: " + second.title());
      posts.set(2 * i + 1, second.deputisedBy(posts.get(posts.size() - 1).id()));
    }
  }

  private void add(String kind, String title, String... areas) {
    int number = posts.size() + 1;
    PostId id = PostId.of("post-%02d".formatted(number));
    posts.add(
        Post.of(owner, id, kind, title, new PostAddress("log", "the log"))
            .in(areas)
            .reachedAt(new PostAddress("mail", id + "@police.example"))
            .reachedAt(new PostAddress("sms", "+92300%07d".formatted(number))));
  }

  /** Keeps them; answers those that are told by the table of recipients. */
  static List<Post> keep(Agency owner, Posts posts) {
    List<Post> all = new RosterOfSixty(owner).posts;
    // A deputy must be there before the post that names it.
    for (int i = all.size() - 1; i >= 0; i--) {
      posts.keep(all.get(i));
    }
    return all.subList(0, POSTS);
  }
}
