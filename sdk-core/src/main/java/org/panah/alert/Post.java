package org.panah.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * An office that must be reached: the inspector general of a force, a district officer, a
 * monitoring cell. An office and not a person, so that it is reached whoever holds it. Immutable;
 * made with {@link #of}.
 *
 * @param id its name, unique over all agencies
 * @param owner the agency that keeps it
 * @param version 0 until it is kept, then 1, then one more each time
 * @param title what it is called
 * @param kind what it is, by which the table of recipients names it, for example {@code HEAD}
 * @param areas provinces and districts that it answers for, by their keys in the reference data;
 *     empty for the whole country
 * @param addresses how it is reached, on no channel twice
 * @param deputy who is told when it does not answer; null if nobody is
 * @param answersWithin how long it has to acknowledge
 */
public record Post(
    PostId id,
    Agency owner,
    long version,
    String title,
    String kind,
    List<String> areas,
    List<PostAddress> addresses,
    @Nullable PostId deputy,
    Duration answersWithin) {
  private static final Duration STANDARD = Duration.ofMinutes(15);
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");
  private static final int MAX_AREAS = 256;
  private static final int MAX_ADDRESSES = 8;

  /** Copies the lists and checks what belongs together. */
  public Post {
    if (id == null || owner == null || answersWithin == null) {
      throw new PanahException.InvalidRequest("post", "with an id, an owner and a time to answer");
    }
    title = Checks.text("post.title", title, 200);
    areas = areas == null ? List.of() : List.copyOf(areas);
    addresses = addresses == null ? List.of() : List.copyOf(addresses);
    if (kind == null || !KIND.matcher(kind).matches()) {
      throw new PanahException.InvalidRequest(
          "post.kind", "2 to 32 capital letters, digits and underscores");
    }
    if (areas.size() > MAX_AREAS) {
      throw new PanahException.InvalidRequest("post.areas", "at most " + MAX_AREAS);
    }
    if (addresses.isEmpty()
        || addresses.size() > MAX_ADDRESSES
        || addresses.stream().map(PostAddress::channel).distinct().count() < addresses.size()) {
      throw new PanahException.InvalidRequest(
          "post.addresses", "1 to " + MAX_ADDRESSES + ", on no channel twice");
    }
    if (id.equals(deputy)) {
      throw new PanahException.InvalidRequest("post.deputy", "another post");
    }
    if (answersWithin.compareTo(SHORTEST) < 0 || answersWithin.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest("post.answersWithin", "a minute to a day");
    }
  }

  /**
   * A post for the whole country that is reached on one channel and has a quarter of an hour to
   * answer.
   *
   * @param owner the agency that keeps it
   * @param id its name
   * @param kind what it is, as the table of recipients calls it, for example {@code HEAD}; one that
   *     the table does not name is told of abducted children only
   * @param title what it is called
   * @param address how it is reached
   * @return the post, at version 0
   */
  public static Post of(Agency owner, PostId id, String kind, String title, PostAddress address) {
    return new Post(id, owner, 0, title, kind, List.of(), List.of(address), null, STANDARD);
  }

  /** The same post, answering for provinces and districts, by their keys in the reference data. */
  public Post in(String... keys) {
    return new Post(
        id, owner, version, title, kind, List.of(keys), addresses, deputy, answersWithin);
  }

  /** The same post, reached on one more channel, or there at another address. */
  public Post reachedAt(PostAddress address) {
    List<PostAddress> all = new ArrayList<>(addresses);
    all.removeIf(other -> other.channel().equals(address.channel()));
    all.add(address);
    return new Post(id, owner, version, title, kind, areas, all, deputy, answersWithin);
  }

  /** The same post with another one that is told when it does not answer. */
  public Post deputisedBy(@Nullable PostId other) {
    return new Post(id, owner, version, title, kind, areas, addresses, other, answersWithin);
  }

  /** The same post with a time to answer, a minute to a day. */
  public Post answeringWithin(Duration time) {
    return new Post(id, owner, version, title, kind, areas, addresses, deputy, time);
  }

  /** The same post as it is kept, at a version. */
  public Post kept(long atVersion) {
    return new Post(id, owner, atVersion, title, kind, areas, addresses, deputy, answersWithin);
  }

  @Override
  public String toString() {
    return "Post[" + id + ", " + owner + ", v" + version + ", " + kind + "]";
  }
}
