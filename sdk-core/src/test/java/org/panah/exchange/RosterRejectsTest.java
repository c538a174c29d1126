package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.panah.exchange.RosterDesk.HEADER;
import static org.panah.exchange.RosterDesk.PUNJAB;
import static org.panah.exchange.RosterDesk.SINDH;
import static org.panah.exchange.RosterDesk.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.alert.PostId;
import org.panah.common.PanahException.InvalidRequest;

class RosterRejectsTest {
  private final RosterDesk desk = new RosterDesk();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(folder.resolve("roster.csv"), String.join("\n", lines));
  }

  private Path rejects() {
    return folder.resolve("rejects.csv");
  }

  @Test
  void into_writesEachRejectedRow_asItCame_withLineFieldAndRule() throws IOException {
    desk.keep(SINDH, "of-sindh");
    desk.keep(PUNJAB, "gone");
    desk.posts(PUNJAB).remove(PostId.of("gone"), 1);
    RosterReport report =
        desk.takeIn(
            write(
                HEADER,
                row("good"),
                row(""),
                row("no id"),
                row("good"),
                row("a").replace("DISTRICT", "dpo"),
                row("b").replace("Office b", ""),
                row("c").replace("PB-lahore", "PK-PB|Lahore"),
                row("d", "nobody"),
                row("e", "e"),
                row("f").replace(",20,", ",soon,"),
                row("g").replace(",20,", ",0,"),
                row("h").replace("+923001234567", ""),
                row("i").replace("+923001234567", "9.23001E+11"),
                row("of-sindh"),
                row("gone"),
                row("j") + ",more",
                row("k").replace("Office", "\"Office"),
                row("last")),
            rejects());

    assertThat(report.read()).isEqualTo(18);
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(16);
    assertThat(Files.readAllLines(rejects()))
        .containsExactly(
            "panah_line,panah_field,panah_rule," + HEADER,
            "3,id,required," + row(""),
            "4,id,\"1 to 32 letters, digits, dots, dashes and underscores\"," + row("no id"),
            "5,id,once in a file; the same is on line 2," + row("good"),
            "6,kind,\"2 to 32 capital letters, digits and underscores\","
                + row("a").replace("DISTRICT", "dpo"),
            "7,title,required," + row("b").replace("Office b", ""),
            "8,areas,\"keys of provinces and districts of the reference data, as PK-PB is one\","
                + row("c").replace("PB-lahore", "PK-PB|Lahore"),
            "9,deputy,a post of the file or the roster," + row("d", "nobody"),
            "10,deputy,another post," + row("e", "e"),
            "11,answers_within_minutes,a number of minutes," + row("f").replace(",20,", ",soon,"),
            "12,answers_within_minutes,a minute to a day," + row("g").replace(",20,", ",0,"),
            "13,channel.sms,\"an address, on this channel or another one\","
                + row("h").replace("+923001234567", ""),
            "14,channel.sms,\"as text, not as a number of which a spreadsheet leaves a power of"
                + " ten\","
                + row("i").replace("+923001234567", "9.23001E+11"),
            "15,id,of no post that another agency keeps," + row("of-sindh"),
            "16,id,of no post that was removed," + row("gone"),
            "17,row,\"9 cells, where the header names 8 columns\"," + row("j") + ",more",
            "18,row,a quotation mark that is not closed or does not end its cell,"
                + row("k").replace("Office k", "\"\"\"Office k\""));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects())))
        .isEqualTo("rw-------");
  }

  @Test
  void into_takesTheRejectsFile_onceItIsCorrected() throws IOException {
    desk.takeIn(
        write(
            "\ufeff" + HEADER + ",",
            row("a", "b") + ",",
            row("b").replace("PB-lahore", "PB-lahor").replace("Office", "دفتر") + ",",
            row("c", "nobody") + ","),
        rejects());
    String text = Files.readString(rejects());
    assertThat(text).startsWith("\ufeffpanah_line,panah_field,panah_rule,id,kind,");
    Path corrected = folder.resolve("corrected.csv");
    Files.writeString(corrected, text.replace("PB-lahor,", "PB-lahore,").replace("nobody", "a"));

    RosterReport report = desk.takeIn(corrected, rejects());

    assertThat(report.added()).isEqualTo(2);
    assertThat(report.rejected()).isZero();
    assertThat(report.withoutDeputy()).isEmpty();
    assertThat(report.notInFile()).containsExactly(PostId.of("a"));
    assertThat(rejects()).doesNotExist();
    assertThat(desk.post("b").title()).isEqualTo("دفتر b");
    assertThat(desk.post("c").deputy()).isEqualTo(PostId.of("a"));
  }

  @Test
  void into_rejectsTheSameRowsAgain_whenTheRejectsFileIsFedAsItIs() throws IOException {
    desk.takeIn(write(HEADER, row("a").replace("20", "x"), row("b,"), row("c")), rejects());
    Path again = folder.resolve("again.csv");
    RosterReport report = desk.takeIn(rejects(), again);

    assertThat(report.read()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(Files.readAllLines(again).get(1)).isEqualTo(Files.readAllLines(rejects()).get(1));
    assertThat(desk.ids()).containsExactly("c");
  }

  /** Whatever rows are made faulty in whatever way: corrected, all of them are kept. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void into_keepsEveryPost_afterTheRejectsFileWasCorrected(long seed) throws IOException {
    Random random = new Random(seed);
    int posts = 20 + random.nextInt(60);
    List<String> lines = new ArrayList<>(List.of(HEADER));
    List<String> whole = new ArrayList<>(List.of(HEADER));
    int faulty = 0;
    for (int i = 0; i < posts; i++) {
      String row = row("p-" + i, random.nextBoolean() ? "" : "p-" + (i + 1) % posts);
      whole.add(row);
      if (random.nextInt(3) == 0) {
        faulty++;
        row =
            switch (random.nextInt(5)) {
              case 0 -> row.replace("DISTRICT", "D@x@ISTRICT");
              case 1 -> row.replace("PB-lahore", "PB-lah@x@ore");
              case 2 -> row.replace("Office", "\u0000Office");
              case 3 -> row.replace(",20,", ",2@x@0,");
              default -> row.replace("+923001234567,", "-,");
            };
      }
      lines.add(row);
    }
    RosterReport first = desk.takeIn(write(lines.toArray(new String[0])), rejects());
    assertThat(first.rejected()).isEqualTo(faulty);
    assertThat(first.added()).isEqualTo(posts - faulty);

    Path corrected = folder.resolve("corrected.csv");
    Files.writeString(
        corrected,
        Files.readString(rejects())
            .replace("@x@", "")
            .replace("\u0000", "")
            .replace(",20,-,", ",20,+923001234567,"));
    RosterReport second = desk.takeIn(corrected, rejects());
    assertThat(second.added()).isEqualTo(faulty);
    assertThat(second.rejected()).isZero();
    RosterReport third = desk.takeIn(whole.toArray(new String[0]));
    assertThat(third.unchanged()).isEqualTo(posts);
    assertThat(third.notInFile()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "igp,HEAD,IGP,PK-PB,,15,+923001234567; a column id",
        "id,kind,title,areas,deputy,answers_within_minutes; a column for each channel, as"
            + " channel.sms is one",
        "id,kind,title,areas,deputy,answers_within_minutes,channel.sms,+923001234567; column 8 one"
            + " of id, kind, title, areas, deputy, answers_within_minutes or of a channel",
        "id,kind,title,areas,deputy,answers_within_minutes,channel.s m s; column 7 with the name"
            + " of a channel, 1 to 16 small letters, digits and dashes",
        "id,kind,title,areas,deputy,answers_within_minutes,channel.sms,channel.SMS; column"
            + " \"channel.sms\" once only"
      })
  void header_thatIsNotOfARoster_isRefused_andNotQuoted(String header, String rule) {
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(header, row("a")))
        .withMessage("header: " + rule);
    assertThat(desk.roster()).isEmpty();
  }

  @Test
  void into_refusesToWriteTheRejects_overTheFileItReads() throws IOException {
    Path file = write(HEADER, row("a"));
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(file, folder.resolve("x/../roster.csv")))
        .withMessageStartingWith("rejectsTo: ");
    assertThatExceptionOfType(InvalidRequest.class)
        .isThrownBy(() -> desk.takeIn(folder.resolve("none.csv"), rejects()))
        .withMessage("source file: a file that can be read");
    assertThat(desk.roster()).isEmpty();
  }
}
