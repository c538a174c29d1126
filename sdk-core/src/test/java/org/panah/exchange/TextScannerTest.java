package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.exchange.TextScanner.Shape;

class TextScannerTest {
  private static final int LIMIT = 40;

  private static List<String> rows(Reader source) {
    TextScanner scanner = new TextScanner(source, LIMIT);
    List<String> rows = new ArrayList<>();
    while (scanner.nextRow(',')) {
      String text = scanner.text().replace("\r", "\\r").replace("\n", "\\n");
      rows.add(
          scanner.line()
              + (scanner.shape() == Shape.WHOLE ? "" : " " + scanner.shape())
              + " "
              + text);
    }
    return rows;
  }

  private static List<String> rows(String text) {
    List<String> rows = rows(new StringReader(text));
    assertThat(rows(new OneByOne(text))).as("read one character at a time").isEqualTo(rows);
    return rows;
  }

  /** A source that is never ready with more than one character. */
  private static final class OneByOne extends Reader {
    private final StringReader text;

    OneByOne(String text) {
      this.text = new StringReader(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      return text.read(buffer, offset, Math.min(length, 1));
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void nextRow_endsAtAnyKindOfNewline_andCountsLines(String newline) {
    assertThat(rows(String.join(newline, "a,b", "", "c,\"d", "e\"", "f")))
        .satisfies(
            rows -> {
              assertThat(rows).hasSize(4);
              assertThat(rows).element(0).isEqualTo("1 a,b");
              assertThat(rows).element(1).isEqualTo("2 ");
              assertThat(rows).element(2).asString().startsWith("3 c,\"d").endsWith("e\"");
              assertThat(rows).element(3).isEqualTo("5 f");
            });
  }

  @Test
  void nextRow_findsNothing_inAnEmptyText() {
    assertThat(rows("")).isEmpty();
    assertThat(rows("\ufeff")).isEmpty();
  }

  @Test
  void nextRow_givesTheLastRow_withAndWithoutNewline() {
    assertThat(rows("a\nb")).containsExactly("1 a", "2 b");
    assertThat(rows("a\nb\n")).containsExactly("1 a", "2 b");
  }

  @Test
  void nextRow_passesOverTheByteOrderMark_onlyAtTheBeginning() {
    TextScanner scanner = new TextScanner(new StringReader("\ufeffa\n\ufeffb"), LIMIT);
    assertThat(scanner.nextRow(',')).isTrue();
    assertThat(scanner.text()).isEqualTo("a");
    assertThat(scanner.marked()).isTrue();
    assertThat(scanner.nextRow(',')).isTrue();
    assertThat(scanner.text()).isEqualTo("\ufeffb");
  }

  @Test
  void nextRow_keepsDelimitersAndNewlines_inQuotationMarks() {
    assertThat(rows("\"a,\"\"b\"\"\nc\",d\ne")).containsExactly("1 \"a,\"\"b\"\"\\nc\",d", "3 e");
  }

  @Test
  void nextRow_takesAQuotationMarkInsideACell_forWhatItIs() {
    assertThat(rows("Imran \"Mani\" Khan,b\nc")).containsExactly("1 Imran \"Mani\" Khan,b", "2 c");
  }

  @Test
  void nextRow_tellsBlanksAroundQuotationMarks() {
    assertThat(rows("a, \"b,c\" ,d\ne")).containsExactly("1 SPACED a, \"b,c\" ,d", "2 e");
  }

  @Test
  void nextRow_losesOneLineOnly_whereAQuotationMarkIsNeverClosed() {
    assertThat(rows("a,\"b\nc,d\ne,f")).containsExactly("1 BROKEN a,\"b", "2 c,d", "3 e,f");
  }

  @Test
  void nextRow_losesOneLineOnly_whereAQuotationMarkWouldSwallowTheRowsUpToTheNextOne() {
    assertThat(rows("a,\"b\nc,d\ne,\"f\",g\nh"))
        .containsExactly("1 BROKEN a,\"b", "2 c,d", "3 e,\"f\",g", "4 h");
  }

  @Test
  void nextRow_isBroken_whereTextFollowsAClosingQuotationMark() {
    assertThat(rows("\"a\"b,c\nd")).containsExactly("1 BROKEN \"a\"b,c", "2 d");
  }

  @Test
  void nextRow_hasNoText_whereALineIsTooLong() {
    String tooLong = "x".repeat(LIMIT + 1);
    assertThat(rows("x".repeat(LIMIT) + "\n" + tooLong + "\nb\n" + tooLong.repeat(9)))
        .containsExactly("1 " + "x".repeat(LIMIT), "2 LONG ", "3 b", "4 LONG ");
  }

  @Test
  void nextRow_losesOneLineOnly_whereAQuotedTextIsTooLong() {
    String line = "y".repeat(LIMIT / 2);
    assertThat(rows("\"" + line + "\n" + line + "\n" + line + "\"\nb"))
        .containsExactly("1 BROKEN \"" + line, "2 " + line, "3 " + line + "\"", "4 b");
  }

  @Test
  void nextLine_knowsNoQuotationMarks() {
    TextScanner scanner = new TextScanner(new StringReader("{\"a\n\"b\r\n"), LIMIT);
    assertThat(scanner.nextLine()).isTrue();
    assertThat(scanner.text()).isEqualTo("{\"a");
    assertThat(scanner.nextLine()).isTrue();
    assertThat(scanner.text()).isEqualTo("\"b");
    assertThat(scanner.line()).isEqualTo(2);
    assertThat(scanner.nextLine()).isFalse();
  }
}
