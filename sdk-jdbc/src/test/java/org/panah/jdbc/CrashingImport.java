package org.panah.jdbc;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.exchange.OffenderImport;

/**
 * The process that {@link CrashTest} kills: imports a file and prints each batch that is durable.
 */
final class CrashingImport {
  static final Agency OWNER = Agency.of("PB-POL");
  static final int BATCH = 100;

  private CrashingImport() {}

  public static void main(String[] args) {
    PrintStream acknowledgements = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    try (Registry registry =
        Registry.builder(JdbcStorage.embedded(Path.of(args[0]))).agency(OWNER).build()) {
      OffenderImport.csv(Path.of(args[1]))
          .batch(BATCH)
          .listener(progress -> acknowledgements.println(progress.read()))
          .into(
              registry
                  .as(
                      Access.by("clerk-1", Role.REGISTRAR)
                          .of(OWNER)
                          .forPurpose(Purpose.RECORD_KEEPING))
                  .offenders(),
              OWNER);
    }
  }
}
