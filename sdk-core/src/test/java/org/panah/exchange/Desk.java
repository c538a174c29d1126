package org.panah.exchange;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.offender.OffenderRecord;

/**
 * A records desk of the Punjab police on a registry in memory, on the fifteenth of January 2026.
 */
final class Desk implements AutoCloseable {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-15T07:00:00Z"));

  /** The columns that a row needs, and a CNIC. */
  static final String HEADER = "source_ref,cnic,name,section,stage,legal_basis,review_by";

  private final Registry registry =
      Registry.builder(Storage.inMemory(NOON)).agency(PUNJAB).time(NOON).build();
  private final List<String> rejections = new ArrayList<>();
  private Mapping mapping = Mapping.canonical();

  Desk mapping(String... lines) {
    mapping = Mapping.read(new StringReader(String.join("\n", lines)), "test.properties");
    return this;
  }

  Offenders offenders() {
    return registry
        .as(Access.by("clerk-17", Role.REGISTRAR).of(PUNJAB).forPurpose(Purpose.RECORD_KEEPING))
        .offenders();
  }

  /** An import that notes what it rejects. */
  OffenderImport watched(OffenderImport offenderImport) {
    rejections.clear();
    return offenderImport
        .mapping(mapping)
        .time(NOON)
        .listener(
            new ImportListener() {
              @Override
              public void batchDone(ImportProgress progress) {}

              @Override
              public void rejected(long line, String field, String rule) {
                rejections.add(line + " " + field + ": " + rule);
              }
            });
  }

  ImportReport takeIn(String... lines) {
    return watched(OffenderImport.csv(new StringReader(String.join("\n", lines))))
        .into(offenders(), PUNJAB);
  }

  ImportReport takeIn(Path file, Path rejects) {
    return watched(OffenderImport.csv(file)).rejectsTo(rejects).into(offenders(), PUNJAB);
  }

  /** What the last import rejected: line, field and rule. */
  List<String> rejections() {
    return rejections;
  }

  List<OffenderRecord> records() {
    return offenders().list(PUNJAB, PageRequest.first(1_000)).items();
  }

  /** The only record there is. */
  OffenderRecord record() {
    List<OffenderRecord> all = records();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " records, where one was expected");
    }
    return all.get(0);
  }

  /** A row that is as it should be, under {@link #HEADER}. */
  static String row(String ref, String cnic, String name) {
    return ref + "," + cnic + "," + name + ",377B,FIR,ANTI-RAPE-ACT-2021-S24,2028-12-31";
  }

  @Override
  public void close() {
    registry.close();
  }
}
