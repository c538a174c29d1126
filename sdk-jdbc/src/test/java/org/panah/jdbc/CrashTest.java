package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.offender.OffenderRecord;
import org.panah.testkit.SyntheticPeople;

/**
 * Kills an importing process at random moments and looks what is there. {@code
 * -Dpanah.crash.rounds=30} makes it as many.
 */
@Tag("outside-the-jdk")
class CrashTest {
  private static final int ROWS = 12_000;
  private static final int ROUNDS = Integer.getInteger("panah.crash.rounds", 2);

  @TempDir Path folder;

  @Test
  void import_losesNoAcknowledgedBatch_andLeavesNoneHalf_whenKilled() throws Exception {
    Path csv = folder.resolve("people.csv");
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
      SyntheticPeople.seeded(11).asOf(today).writeCsv(out, ROWS);
    }
    Random random = new Random();
    for (int round = 1; round <= ROUNDS; round++) {
      Path database = Files.createDirectory(folder.resolve("round-" + round));
      // Anywhere but in the last batches, so that a quick machine does not end before the kill.
      int batches = 1 + random.nextInt(ROWS / CrashingImport.BATCH * 9 / 10);
      long acknowledged = importAndKill(database, csv, batches, random.nextInt(20));
      long found = inspect(database);
      System.out.printf(
          "round %d: %d rows acknowledged, %d found, none half%n", round, acknowledged, found);
      assertThat(acknowledged).isPositive().isLessThan(ROWS);
      assertThat(found).isGreaterThanOrEqualTo(acknowledged);
      assertThat(found % CrashingImport.BATCH).isZero();
    }
  }

  /** Kills the import a while after so many acknowledgements; answers the last one. */
  private static long importAndKill(Path database, Path csv, int batches, int millis)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingImport.class.getName(),
                database.toString(),
                csv.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String last = "";
      for (int i = 0; i < batches; i++) {
        last = lines.readLine();
        assertThat(last).as("acknowledgement %d", i + 1).isNotNull();
      }
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).as("ended too soon").isFalse();
      // SIGKILL: nothing in the process can finish what it was at. By its handle, since the process
      // itself would close the pipe on our side too.
      process.toHandle().destroyForcibly();
      process.waitFor();
      // What was printed before the kill is still in the pipe; a half line is no acknowledgement.
      StringBuilder rest = new StringBuilder();
      for (int c = lines.read(); c >= 0; c = lines.read()) {
        rest.append((char) c);
      }
      int end = rest.lastIndexOf("\n");
      String whole = end < 0 ? last : last + "\n" + rest.substring(0, end);
      return Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1));
    }
  }

  /** How many records there are, each announced in a chain that is sound. */
  private static long inspect(Path database) {
    try (JdbcStorage storage = JdbcStorage.embedded(database);
        Registry registry = Registry.builder(storage).agency(CrashingImport.OWNER).build()) {
      assertThat(AuditChain.verify(storage.auditLog()).sound()).isTrue();
      Set<String> announced = new HashSet<>();
      Optional<PageRequest> next = Optional.of(PageRequest.first(1_000));
      while (next.isPresent()) {
        Page<AuditEntry> page = storage.auditLog().entries(next.get());
        page.items().forEach(entry -> announced.addAll(entry.event().subjects()));
        next = page.next(1_000);
      }
      long found = 0;
      next = Optional.of(PageRequest.first(1_000));
      while (next.isPresent()) {
        Page<OffenderRecord> page =
            registry
                .as(
                    Access.by("clerk-1", Role.REGISTRAR)
                        .of(CrashingImport.OWNER)
                        .forPurpose(Purpose.RECORD_KEEPING))
                .offenders()
                .list(CrashingImport.OWNER, next.get());
        for (OffenderRecord record : page.items()) {
          assertThat(announced).contains(record.id().value());
          found++;
        }
        next = page.next(1_000);
      }
      return found;
    }
  }
}
