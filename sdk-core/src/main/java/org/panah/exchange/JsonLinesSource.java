package org.panah.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.OffenderRecord;

/**
 * The records of a JSON Lines file, in the form in which they are stored.
 *
 * <p>In a rejects file each line stands as it came, below a line of its own that says why; those
 * are passed over when the file is fed again.
 */
final class JsonLinesSource implements RowSource<JsonLinesSource.JsonRow> {
  /** The most characters of a line. */
  static final int MAX_LINE = 1 << 20;

  private static final String NOTE = "{\"panah_line\":";
  // Exactly as it is written below: a record that only begins so must not get lost.
  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\[\"\\\\])*+\"";
  private static final Pattern WHOLE_NOTE =
      Pattern.compile(
          "\\{\"panah_line\":\\d{1,19},\"panah_field\":" + TEXT + ",\"panah_rule\":" + TEXT + "}");
  private static final int MAX_NOTE = 2_000;

  private final TextScanner scanner;
  private final RecordCodec codec = RecordCodec.strict();
  private final Agency owner;

  /**
   * A line as it came.
   *
   * @param line its number
   * @param text what it says
   * @param whole whether that is all of it
   */
  record JsonRow(long line, String text, boolean whole) implements Row {
    @Override
    public int weight() {
      return text.length();
    }

    @Override
    public String toString() {
      return "JsonRow[" + line + ", hidden]";
    }
  }

  JsonLinesSource(Reader text, Agency owner) {
    this.scanner = new TextScanner(text, MAX_LINE);
    this.owner = owner;
  }

  @Override
  public @Nullable JsonRow next() {
    while (scanner.nextLine()) {
      boolean whole = scanner.shape() != TextScanner.Shape.LONG;
      if (!whole || !(scanner.text().isBlank() || isNote(scanner.text()))) {
        return new JsonRow(scanner.line(), scanner.text(), whole);
      }
    }
    return null;
  }

  private static boolean isNote(String text) {
    return text.startsWith(NOTE) && text.length() <= MAX_NOTE && WHOLE_NOTE.matcher(text).matches();
  }

  @Override
  public OffenderRecord record(JsonRow row) throws Rejection {
    if (!row.whole()) {
      throw new Rejection(
          Rejection.ROW, "longer than " + MAX_LINE + " characters, and so not repeated here");
    }
    if (row.text().indexOf('\ufffd') >= 0) {
      throw new Rejection(Rejection.ROW, "holds a character that is not of the encoding UTF-8");
    }
    try {
      OffenderRecord record = codec.decode(row.text().getBytes(UTF_8));
      if (!record.owner().equals(owner)) {
        throw new Rejection("owner", "the agency for which the file is taken in");
      }
      return new OffenderRecord(
          record.id(),
          owner,
          0,
          null,
          record.person(),
          record.offences(),
          record.warnings(),
          record.legalBasis(),
          record.reviewBy(),
          record.reviewExtensions(),
          null);
    } catch (PanahException.InvalidRequest e) {
      throw refused(row, e);
    }
  }

  @Override
  public Rejection refused(JsonRow row, PanahException.InvalidRequest refusal) {
    return new Rejection(refusal.field(), refusal.rule());
  }

  @Override
  public Rejects<JsonRow> rejects(Writer out) {
    return (row, why) -> {
      try {
        out.write(
            NOTE
                + row.line()
                + ",\"panah_field\":"
                + quoted(why.field())
                + ",\"panah_rule\":"
                + quoted(why.rule())
                + "}\n");
        if (row.whole()) {
          out.write(row.text() + "\n");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  // Fields and rules are short texts of our own; names of unknown fields are not among them.
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' ? ' ' : c);
    }
    return quoted.append('"').toString();
  }

  @Override
  public List<String> ignoredColumns() {
    return List.of();
  }
}
