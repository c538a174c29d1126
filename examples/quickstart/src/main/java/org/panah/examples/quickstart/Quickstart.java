package org.panah.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.TermKey;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.exchange.ImportReport;
import org.panah.exchange.OffenderImport;
import org.panah.jdbc.JdbcStorage;

/** Creates an embedded database, imports people into it and tells what a registry does. */
final class Quickstart {
  private static final Agency OWNER = Agency.of("PB-POL");

  private Quickstart() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      run(Settings.parse(args), out);
    } catch (IllegalArgumentException e) {
      out.printf("%s%n%s", e.getMessage(), Settings.USAGE);
      System.exit(2);
    } catch (PanahException e) {
      out.printf("%s: %s%n", e.code().wireName(), e.getMessage());
      System.exit(1);
    }
  }

  static ImportReport run(Settings settings, PrintStream out) throws IOException {
    long began = System.nanoTime();
    Path folder = settings.folder();
    Files.createDirectories(folder);
    Source source = Source.of(settings);
    out.printf("Importing %s from %s%n", source.told(), source.csv());
    // In life this key is kept apart from the database.
    TermKey termKey = TermKey.file(folder.resolve("term.key"));
    try (Registry registry =
        Registry.builder(JdbcStorage.embedded(folder)).agency(OWNER).termKey(termKey).build()) {
      ImportReport report = importing(source, registry, out);
      new Story(registry, OWNER, out).tell();
      out.printf("%nAll in %,d ms.%n", (System.nanoTime() - began) / 1_000_000);
      return report;
    }
  }

  private static ImportReport importing(Source source, Registry registry, PrintStream out) {
    Offenders offenders =
        registry
            .as(Access.by("clerk-12", Role.REGISTRAR).of(OWNER).forPurpose(Purpose.RECORD_KEEPING))
            .offenders();
    Path rejects = Path.of(source.csv().toString().replaceFirst("\\.csv$", "") + ".rejects.csv");
    ProgressBar bar = new ProgressBar(out);
    ImportReport report =
        OffenderImport.csv(source.csv())
            .mapping(source.mapping())
            .rejectsTo(rejects)
            .listener(bar)
            .into(offenders, OWNER);
    bar.done();
    out.printf(
        "%,d rows in %,d ms: %,d added, %,d amended, %,d unchanged, %,d rejected%n",
        report.read(),
        report.elapsed().toMillis(),
        report.added(),
        report.amended(),
        report.unchanged(),
        report.rejected());
    out.printf("At most %,d MiB of heap in use%n", bar.mostHeap() >> 20);
    if (report.notProlonged() > 0) {
      out.printf(
          "%,d with a later review date, which only an assessment gives%n", report.notProlonged());
    }
    if (report.rejected() > 0) {
      out.printf("Rejected rows, with line, field and rule: %s%n", rejects);
    }
    return report;
  }
}
