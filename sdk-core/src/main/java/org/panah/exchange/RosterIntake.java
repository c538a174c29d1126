package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.Posts;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.exchange.CsvTable.CsvRow;

/**
 * One import of a roster. All of the file is read before anything is kept, since a deputy may stand
 * anywhere in it.
 */
final class RosterIntake implements AutoCloseable {
  private static final int MAX_CHARACTERS = 50_000_000;

  /** How often a post is tried that others change at the same time. */
  private static final int ATTEMPTS = 5;

  private final CsvTable table;
  private final Posts posts;
  private final Agency owner;
  private final boolean removingOthers;
  private final RosterColumns columns;
  private final RejectsFile<CsvRow> rejects;
  private final Map<PostId, Long> lines = new HashMap<>();
  private final Map<PostId, Post> roster = new LinkedHashMap<>();
  private final Map<PostId, Post> taken = new LinkedHashMap<>();
  private long added;
  private long changed;
  private long unchanged;
  private long rejected;

  /** A row, and the post that it tells of or why it tells of none. */
  private record Read(CsvRow row, @Nullable Post post, @Nullable Rejection why) {}

  RosterIntake(
      CsvTable table, Posts posts, Agency owner, boolean removingOthers, @Nullable Path rejectsTo) {
    this.table = table;
    this.posts = posts;
    this.owner = owner;
    this.removingOthers = removingOthers;
    columns = new RosterColumns(table.titles());
    rejects = new RejectsFile<>(rejectsTo, UTF_8, table::rejects);
  }

  RosterReport run() {
    long begin = System.nanoTime();
    List<Read> rows = read();
    if (removingOthers && (rows.isEmpty() || table.titles().ofRejects())) {
      // Else a file that was cut off, or the few rows that were corrected, would empty the roster.
      throw new PanahException.InvalidRequest(
          "removingOthers", "with a file of all posts, neither empty nor one of rejected rows");
    }
    readRoster();
    List<PostId> removed = new ArrayList<>();
    List<PostId> left = new ArrayList<>();
    try {
      rows.forEach(this::take);
      for (Post post : roster.values()) {
        if (!lines.containsKey(post.id())) {
          boolean mayGo = removingOthers && rejected == 0;
          (mayGo && remove(post) ? removed : left).add(post.id());
        }
      }
      rejects.complete();
    } catch (UncheckedIOException e) {
      throw PrivateFile.unwritable(e);
    }
    return new RosterReport(
        rows.size(),
        added,
        changed,
        unchanged,
        rejected,
        left,
        removed,
        withoutDeputy(),
        Duration.ofNanos(System.nanoTime() - begin));
  }

  private List<Read> read() {
    List<Read> rows = new ArrayList<>();
    long characters = 0;
    CsvRow row = table.next();
    while (row != null) {
      characters += row.weight();
      if (rows.size() == RosterImport.MAX_POSTS || characters > MAX_CHARACTERS) {
        throw new PanahException.InvalidRequest(
            "source file", "at most " + RosterImport.MAX_POSTS + " posts, on a line each");
      }
      rows.add(read(row));
      row = table.next();
    }
    return rows;
  }

  private Read read(CsvRow row) {
    try {
      table.check(row);
      PostId id = columns.id(row.cells());
      Long before = lines.putIfAbsent(id, row.line());
      if (before != null) {
        throw columns.rejection(RosterColumns.ID, "once in a file; the same is on line " + before);
      }
      return new Read(row, columns.post(row.cells(), id, owner), null);
    } catch (Rejection e) {
      claim(row);
      return new Read(row, null, e);
    }
  }

  /** Notes of which post a row tells that cannot be taken, if that much can be read. */
  private void claim(CsvRow row) {
    if (row.cells().size() == table.titles().width()) {
      try {
        lines.putIfAbsent(columns.id(row.cells()), row.line());
      } catch (Rejection e) {
        // Of none.
      }
    }
  }

  private void readRoster() {
    Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_LIMIT));
    while (next.isPresent()) {
      Page<Post> page = posts.list(next.get());
      page.items().forEach(post -> roster.put(post.id(), post));
      next = page.next(PageRequest.MAX_LIMIT);
    }
  }

  private void take(Read read) {
    try {
      if (read.why() != null) {
        throw read.why();
      }
      Post post = Objects.requireNonNull(read.post());
      PostId deputy = post.deputy();
      if (deputy != null && !stands(deputy)) {
        throw columns.rejection(RosterColumns.DEPUTY, "a post of the file or the roster");
      }
      keep(post);
      taken.put(post.id(), post);
    } catch (Rejection e) {
      rejected++;
      rejects.add(read.row(), e);
    }
  }

  /** Whether there will be such a post; one whose row is rejected comes back corrected. */
  private boolean stands(PostId id) {
    return lines.containsKey(id) || (!removingOthers && roster.containsKey(id));
  }

  private void keep(Post post) throws Rejection {
    Post held = roster.get(post.id());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (held != null && tellsTheSame(post, held)) {
        unchanged++;
        return;
      }
      try {
        posts.keep(post.kept(held == null ? 0 : held.version()));
        if (held == null) {
          added++;
        } else {
          changed++;
        }
        return;
      } catch (PanahException.Conflict e) {
        held = posts.get(post.id()).orElse(null);
      } catch (PanahException.InvalidRequest e) {
        throw columns.refused(e);
      }
    }
    throw held == null
        ? columns.rejection(RosterColumns.ID, "of no post that another agency keeps")
        : new Rejection(Rejection.ROW, "changed by others meanwhile; to be imported once more");
  }

  /** In whatever order areas and addresses stand. */
  private static boolean tellsTheSame(Post post, Post held) {
    return post.owner().equals(held.owner())
        && post.title().equals(held.title())
        && post.kind().equals(held.kind())
        && Objects.equals(post.deputy(), held.deputy())
        && post.answersWithin().equals(held.answersWithin())
        && Set.copyOf(post.areas()).equals(Set.copyOf(held.areas()))
        && Set.copyOf(post.addresses()).equals(Set.copyOf(held.addresses()));
  }

  /** Takes a post off the roster; false if others change it all the time. */
  private boolean remove(Post post) {
    Post held = post;
    for (int attempt = 1; held != null && attempt <= ATTEMPTS; attempt++) {
      try {
        posts.remove(held.id(), held.version());
        return true;
      } catch (PanahException.Conflict e) {
        held = posts.get(post.id()).orElse(null);
      } catch (PanahException.NotFound e) {
        // By somebody else.
        return true;
      }
    }
    return held == null;
  }

  private List<PostId> withoutDeputy() {
    Set<PostId> there = new HashSet<>(roster.keySet());
    there.addAll(taken.keySet());
    return taken.values().stream()
        .filter(post -> post.deputy() != null && !there.contains(post.deputy()))
        .map(Post::id)
        .toList();
  }

  /** Takes an unfinished rejects file away. */
  @Override
  public void close() {
    rejects.close();
  }
}
