package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Offenders;
import org.panah.Screened;
import org.panah.Taken;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;

class ImportFailureTest {
  private final Desk desk = new Desk();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
  }

  /** Offenders whose store goes away after some batches. */
  private record Failing(Offenders offenders, AtomicInteger batchesLeft) implements Offenders {
    @Override
    public List<Taken> takeIn(List<OffenderRecord> records) {
      if (batchesLeft.getAndDecrement() == 0) {
        throw new PanahException.Unavailable("store", null);
      }
      return offenders.takeIn(records);
    }

    @Override
    public Page<OffenderRecord> list(Agency owner, PageRequest page) {
      if (batchesLeft.getAndDecrement() == 0) {
        throw new PanahException.Unavailable("store", null);
      }
      return offenders.list(owner, page);
    }

    @Override
    public Hits find(Identifier identifier) {
      return offenders.find(identifier);
    }

    @Override
    public Hits search(PersonQuery query) {
      return offenders.search(query);
    }

    @Override
    public Stream<Screened> screen(Stream<PersonQuery> queries) {
      return offenders.screen(queries);
    }

    @Override
    public Optional<OffenderRecord> get(OffenderId id) {
      return offenders.get(id);
    }

    @Override
    public List<OffenderRecord> history(OffenderId id) {
      return offenders.history(id);
    }

    @Override
    public OffenderRecord register(OffenderRecord record) {
      return offenders.register(record);
    }

    @Override
    public OffenderRecord amend(OffenderRecord changed) {
      return offenders.amend(changed);
    }

    @Override
    public void erase(OffenderId id, long version) {
      offenders.erase(id, version);
    }

    @Override
    public Page<Lapsed> lapsed(Agency owner, PageRequest page) {
      return offenders.lapsed(owner, page);
    }
  }

  private Path rows(int count) throws IOException {
    List<String> lines = new ArrayList<>(List.of(Desk.HEADER));
    for (int i = 1; i <= count; i++) {
      lines.add(Desk.row("R-" + i, i % 10 == 0 ? "12" : "", "Imran Ali"));
    }
    return Files.write(folder.resolve("rows.csv"), lines);
  }

  @Test
  void into_endsWithTheStoresFailure_keepsWhatWasAcknowledged_andGoesOnWhenRunAgain()
      throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    OffenderImport rows = OffenderImport.csv(rows(45)).batch(10).rejectsTo(rejects).time(Desk.NOON);
    assertThatExceptionOfType(PanahException.Unavailable.class)
        .isThrownBy(
            () -> rows.into(new Failing(desk.offenders(), new AtomicInteger(2)), Desk.PUNJAB));
    assertThat(desk.records()).hasSize(18);
    assertThat(folder).isDirectoryNotContaining("glob:**rejects*");

    ImportReport report = rows.into(desk.offenders(), Desk.PUNJAB);
    assertThat(report.unchanged()).isEqualTo(18);
    assertThat(report.added()).isEqualTo(23);
    assertThat(report.rejected()).isEqualTo(4);
    assertThat(rejects).exists();
  }

  @Test
  void into_replacesWhatAKilledRunLeftBehind() throws IOException {
    Path rejects = folder.resolve("rejects.csv");
    Files.writeString(folder.resolve("rejects.csv.part"), "half a li");
    OffenderImport.csv(rows(10))
        .rejectsTo(rejects)
        .time(Desk.NOON)
        .into(desk.offenders(), Desk.PUNJAB);
    assertThat(rejects).content().startsWith("panah_line");
    assertThat(folder.resolve("rejects.csv.part")).doesNotExist();
  }

  @Test
  void into_isUnavailable_whereTheRejectsFileCannotBeWritten() throws IOException {
    Path file = rows(10);
    assertThatExceptionOfType(PanahException.Unavailable.class)
        .isThrownBy(() -> desk.takeIn(file, folder.resolve("no/such/folder/rejects.csv")))
        .withMessage("output file is unavailable");
  }

  @Test
  void into_isUnavailable_whereTheSourceStopsHalfway() {
    Reader source =
        new Reader() {
          private final StringReader text = new StringReader(Desk.HEADER + "\n");

          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            int count = text.read(buffer, offset, length);
            if (count < 0) {
              throw new IOException("the cable was pulled");
            }
            return count;
          }

          @Override
          public void close() {}
        };
    assertThatExceptionOfType(PanahException.Unavailable.class)
        .isThrownBy(() -> OffenderImport.csv(source).into(desk.offenders(), Desk.PUNJAB))
        .withMessage("source file is unavailable");
  }

  @Test
  void into_passesOnThePolicysRefusal() throws IOException {
    OffenderImport rows = OffenderImport.csv(rows(1));
    assertThatExceptionOfType(PanahException.NotPermitted.class)
        .isThrownBy(() -> rows.into(desk.offenders(), Agency.of("SD-POL")));
  }

  @Test
  void batch_isBounded() {
    OffenderImport rows = OffenderImport.csv(new StringReader(""));
    assertThatExceptionOfType(PanahException.InvalidRequest.class).isThrownBy(() -> rows.batch(0));
    assertThatExceptionOfType(PanahException.InvalidRequest.class)
        .isThrownBy(() -> rows.batch(1_001));
  }

  @Test
  void export_leavesNoFile_whenTheStoreGoesAway() throws IOException {
    desk.takeIn(rows(5), folder.resolve("rejects.csv"));
    Path file = Files.writeString(folder.resolve("export.jsonl"), "of yesterday");
    OffenderExport export =
        OffenderExport.of(new Failing(desk.offenders(), new AtomicInteger(0)), Desk.PUNJAB);
    assertThatExceptionOfType(PanahException.Unavailable.class)
        .isThrownBy(() -> export.jsonLines(file));
    assertThat(file).hasContent("of yesterday");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
