package org.panah.exchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/** Where the columns of a roster stand, and what its rows tell. Immutable. */
final class RosterColumns {
  static final String ID = "id";
  static final String DEPUTY = "deputy";

  private static final String KIND = "kind";
  private static final String TITLE = "title";
  private static final String AREAS = "areas";
  private static final String MINUTES = "answers_within_minutes";
  private static final List<String> NEEDED = List.of(ID, KIND, TITLE, AREAS, DEPUTY, MINUTES);
  private static final String CHANNEL = "channel.";

  // Under which paths the values and the registry name what a column told.
  private static final Map<String, String> BY_FIELD =
      Map.of(
          "post.id", ID,
          "post.kind", KIND,
          "post.title", TITLE,
          "post.areas", AREAS,
          "post.deputy", DEPUTY,
          "post.answersWithin", MINUTES);

  private static final Pattern BAR = Pattern.compile("\\|");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final Duration STANDARD = Duration.ofMinutes(15);
  // What becomes of a telephone number in a cell that a spreadsheet takes for a number.
  private static final Pattern POWER = Pattern.compile("[+-]?\\d+(?:[.,]\\d*)?[Ee][+-]?\\d{1,3}");
  // And of a text that it takes for a formula, or protects from being taken for one.
  private static final Pattern FORMULA = Pattern.compile("[='#].*", Pattern.DOTALL);

  private final Titles titles;
  private final Map<String, Integer> channels = new LinkedHashMap<>();

  /**
   * Finds the columns.
   *
   * @throws PanahException.InvalidRequest if one is missing, there twice, or none of a roster's: if
   *     it was only misspelt, every post would lose what stands there
   */
  RosterColumns(Titles titles) {
    this.titles = titles;
    for (String name : NEEDED) {
      if (titles.place(name) < 0) {
        throw new PanahException.InvalidRequest("header", "a column " + name);
      }
    }
    titles.places().forEach(this::channel);
    if (channels.isEmpty()) {
      throw new PanahException.InvalidRequest(
          "header", "a column for each channel, as channel.sms is one");
    }
  }

  private void channel(String name, int place) {
    if (NEEDED.contains(name) || name.isEmpty()) {
      return;
    }
    if (!name.startsWith(CHANNEL)) {
      // By its place: a file without titles has anything there, a telephone number too.
      throw new PanahException.InvalidRequest(
          "header",
          "column " + (place + 1) + " one of " + String.join(", ", NEEDED) + " or of a channel");
    }
    int found = titles.place(name);
    try {
      channels.put(new PostAddress(name.substring(CHANNEL.length()), "any").channel(), found);
    } catch (PanahException.InvalidRequest e) {
      throw new PanahException.InvalidRequest(
          "header", "column " + (place + 1) + " with the name of a channel, " + e.rule());
    }
  }

  /** Which post a row tells of. */
  PostId id(List<String> cells) throws Rejection {
    // A post may be called as other cells are that say nothing.
    String id = Cells.stripped(cells.get(titles.place(ID)));
    if (id.isEmpty()) {
      throw new Rejection(label(ID), "required");
    }
    return read(ID, id, PostId::of);
  }

  /** The post that a row tells of, at version 0. */
  Post post(List<String> cells, PostId id, Agency owner) throws Rejection {
    String title = required(cells, TITLE);
    String kind = required(cells, KIND);
    String areas = Cells.stripped(cells.get(titles.place(AREAS)));
    String deputy = text(cells, DEPUTY);
    String minutes = text(cells, MINUTES);
    List<PostAddress> addresses = addresses(cells);
    try {
      return new Post(
          id,
          owner,
          0,
          title,
          kind,
          areas.isEmpty() ? List.of() : read(AREAS, areas, RosterColumns::keys),
          addresses,
          deputy == null ? null : read(DEPUTY, deputy, PostId::of),
          minutes == null ? STANDARD : read(MINUTES, minutes, RosterColumns::time));
    } catch (PanahException.InvalidRequest e) {
      throw refused(e);
    }
  }

  private List<PostAddress> addresses(List<String> cells) throws Rejection {
    List<PostAddress> addresses = new ArrayList<>();
    for (Map.Entry<String, Integer> channel : channels.entrySet()) {
      String address = text(cells, channel.getValue());
      if (address != null) {
        addresses.add(
            read(titles.label(channel.getValue()), address, text -> at(channel.getKey(), text)));
      }
    }
    if (addresses.isEmpty()) {
      throw new Rejection(firstChannel(), "an address, on this channel or another one");
    }
    return addresses;
  }

  private String firstChannel() {
    return titles.label(channels.values().iterator().next());
  }

  private static PostAddress at(String channel, String address) {
    if (POWER.matcher(address).matches()) {
      throw Readings.rule("as text, not as a number of which a spreadsheet leaves a power of ten");
    }
    if (FORMULA.matcher(address).matches()) {
      throw Readings.rule("as it is, not as a spreadsheet's formula or error");
    }
    return new PostAddress(channel, address);
  }

  private static List<String> keys(String areas) {
    List<String> keys =
        Stream.of(BAR.split(areas))
            .map(Cells::stripped)
            .filter(area -> !area.isEmpty())
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      // A post for one district must not become one for the country by a mark for nothing.
      throw Readings.rule("keys of provinces and districts, or empty for the whole country");
    }
    return keys;
  }

  private static Duration time(String minutes) {
    String digits = Checks.asciiDigits(minutes);
    if (!NUMBER.matcher(digits).matches()) {
      throw Readings.rule("a number of minutes");
    }
    return Duration.ofMinutes(Long.parseLong(digits));
  }

  private String required(List<String> cells, String column) throws Rejection {
    String text = text(cells, column);
    if (text == null) {
      throw new Rejection(label(column), "required");
    }
    return text;
  }

  private @Nullable String text(List<String> cells, String column) {
    return text(cells, titles.place(column));
  }

  private static @Nullable String text(List<String> cells, int place) {
    String text = Cells.stripped(cells.get(place));
    return text.isEmpty() || Mapping.canonical().saysAbsent(text) ? null : text;
  }

  private <T> T read(String column, String text, Function<String, T> reading) throws Rejection {
    try {
      return reading.apply(text);
    } catch (PanahException.InvalidRequest e) {
      throw new Rejection(label(column), e.rule());
    }
  }

  /** Why a row cannot be taken, by one of its columns. */
  Rejection rejection(String column, String rule) {
    return new Rejection(label(column), rule);
  }

  /** What the values or the registry refused, by the column that told it. */
  Rejection refused(PanahException.InvalidRequest refusal) {
    String column = BY_FIELD.get(refusal.field());
    String field =
        column != null
            ? label(column)
            : refusal.field().equals("post.addresses") ? firstChannel() : Rejection.ROW;
    return new Rejection(field, refusal.rule());
  }

  /** What the file calls a column. */
  private String label(String column) {
    int place = titles.place(column);
    return place < 0 ? column : titles.label(place);
  }
}
