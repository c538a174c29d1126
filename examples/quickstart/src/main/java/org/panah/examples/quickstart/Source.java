package org.panah.examples.quickstart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import org.panah.exchange.Mapping;
import org.panah.testkit.SyntheticPeople;

/**
 * What is imported: a file, and how its columns are named.
 *
 * @param csv the file
 * @param mapping how its columns are named
 * @param told what it is, in words
 */
record Source(Path csv, Mapping mapping, String told) {
  private static final long SEED = 1;
  private static final double FAULTY = 0.004;
  private static final String SAMPLE = "/sample/provincial-export";

  static Source of(Settings settings) throws IOException {
    if (settings.sample()) {
      Path csv = copied(settings.folder(), SAMPLE + ".csv");
      Path mapping = copied(settings.folder(), SAMPLE + ".mapping.properties");
      return new Source(csv, Mapping.load(mapping), "the sample export");
    }
    Path csv = settings.csv();
    if (csv != null) {
      Path mapping = settings.mapping();
      return new Source(
          csv, mapping == null ? Mapping.canonical() : Mapping.load(mapping), "your file");
    }
    return synthetic(settings.folder(), settings.rows());
  }

  private static Source synthetic(Path folder, long rows) throws IOException {
    Path csv = folder.resolve("synthetic-people-" + rows + ".csv");
    if (Files.exists(csv)) {
      return new Source(csv, Mapping.canonical(), "the synthetic people of an earlier run");
    }
    Path unfinished = folder.resolve(csv.getFileName() + ".unfinished");
    int faulty;
    try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
      LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
      faulty = SyntheticPeople.seeded(SEED).asOf(today).writeCsv(out, rows, FAULTY).size();
    }
    Files.move(unfinished, csv, StandardCopyOption.ATOMIC_MOVE);
    return new Source(
        csv,
        Mapping.canonical(),
        "%,d synthetic people, %,d rows of them spoilt on purpose".formatted(rows, faulty));
  }

  private static Path copied(Path folder, String resource) throws IOException {
    Path copy = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    try (InputStream in = Source.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the sample is not on the class path");
      }
      Files.write(copy, in.readAllBytes());
    }
    return copy;
  }
}
