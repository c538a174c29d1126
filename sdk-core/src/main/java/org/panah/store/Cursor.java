package org.panah.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * How far a reader of the feed has come, for each owner. Immutable; opaque to readers, who keep it
 * as text through {@link #encode()}.
 */
public final class Cursor {
  /** Before everything, of every owner. */
  public static final Cursor START = new Cursor(Map.of(), null);

  private static final String FORM = "1";

  private final Map<Agency, Position> positions;
  private final @Nullable Agency only;

  /**
   * A place in one owner's journal; for stores.
   *
   * @param epoch the run of the journal
   * @param sequence the last sequence number seen
   */
  public record Position(String epoch, long sequence) {}

  private Cursor(Map<Agency, Position> positions, @Nullable Agency only) {
    this.positions = Map.copyOf(positions);
    this.only = only;
  }

  /**
   * Before everything of one owner; its reader sees no other owner's changes.
   *
   * @param owner the owner whose journal is read
   * @return the cursor
   */
  public static Cursor startOf(Agency owner) {
    return new Cursor(Map.of(), owner);
  }

  /**
   * This cursor moved past changes that were read with it.
   *
   * @param changes what was read, in the order of reading
   * @return a new cursor, or this one if there are no changes
   */
  public Cursor after(List<Change> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Map<Agency, Position> moved = new TreeMap<>(positions);
    for (Change change : changes) {
      moved.put(
          change.document().owner(), new Position(change.epoch(), change.document().sequence()));
    }
    return new Cursor(moved, only);
  }

  /**
   * This cursor moved to a place in one owner's journal.
   *
   * @param owner the owner
   * @param position where in the journal; the reader goes on after it
   * @return a new cursor
   */
  public Cursor at(Agency owner, Position position) {
    Map<Agency, Position> moved = new TreeMap<>(positions);
    moved.put(owner, position);
    return new Cursor(moved, only);
  }

  /**
   * Whether this cursor reads an owner's journal; for stores.
   *
   * @param owner the owner
   * @return false if it was made for another owner
   */
  public boolean reads(Agency owner) {
    return only == null || only.equals(owner);
  }

  /**
   * The last sequence number seen of an owner in a given run of the journal; for stores.
   *
   * <p>A place beyond the journal's head can only come from a run that a restored backup has
   * undone, so it counts as another run.
   *
   * @param owner the owner
   * @param epoch the run of the journal that the store has now
   * @param head the journal's last sequence number
   * @return 0 if nothing was seen of that run
   */
  public long seen(Agency owner, String epoch, long head) {
    Position position = positions.get(owner);
    return position == null || !position.epoch().equals(epoch) || position.sequence() > head
        ? 0
        : position.sequence();
  }

  /**
   * The place reached in an owner's journal.
   *
   * @param owner the owner
   * @return empty if nothing of that owner was read
   */
  public Optional<Position> position(Agency owner) {
    return Optional.ofNullable(positions.get(owner));
  }

  /** This cursor as text without spaces, safe in a URL. */
  public String encode() {
    String text =
        positions.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + " " + e.getValue().epoch() + " " + e.getValue().sequence())
            .collect(Collectors.joining("\n", FORM + "\n" + (only == null ? "" : only) + "\n", ""));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cursor that {@link #encode()} made a text of.
   *
   * @param encoded the text
   * @return the cursor
   * @throws PanahException.InvalidRequest if the text is not one that a cursor gave
   */
  public static Cursor parse(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
      String[] lines = text.split("\n", -1);
      if (lines.length < 3 || !lines[0].equals(FORM)) {
        throw malformed(null);
      }
      Map<Agency, Position> positions = new TreeMap<>();
      for (int i = 2; i < lines.length && !lines[i].isEmpty(); i++) {
        String[] parts = lines[i].split(" ", -1);
        positions.put(Agency.of(parts[0]), new Position(parts[1], Long.parseLong(parts[2])));
      }
      return new Cursor(positions, lines[1].isEmpty() ? null : Agency.of(lines[1]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw malformed(e);
    }
  }

  private static PanahException malformed(@Nullable Exception cause) {
    return new PanahException.InvalidRequest("cursor", "a text that a cursor gave", cause);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cursor that
        && positions.equals(that.positions)
        && Objects.equals(only, that.only);
  }

  @Override
  public int hashCode() {
    return positions.hashCode();
  }

  @Override
  public String toString() {
    return "Cursor" + positions;
  }
}
