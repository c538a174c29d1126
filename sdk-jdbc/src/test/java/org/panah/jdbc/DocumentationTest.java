package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PageRequest;

/** What {@code docs/databases.md} shows is what is compiled, and works. */
class DocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "databases.md");
  private static final Path SAMPLE =
      Path.of("src", "test", "java", "org", "panah", "jdbc", "OpeningSample.java");

  @Test
  void page_showsTheSample() throws IOException {
    String code = Files.readString(SAMPLE);
    String methods =
        code.substring(code.indexOf("  static void install"), code.lastIndexOf('}'))
            .stripTrailing();

    assertThat(Files.readString(PAGE)).contains("```java\n" + methods.indent(-2) + "```");
  }

  @Test
  void sample_works() {
    String url = Database.POSTGRES.newUrl();
    try (HikariDataSource owner = Database.pool(url)) {
      OpeningSample.install(owner);
    }
    try (Registry registry = OpeningSample.open(url, "postgres", "any")) {
      Agency punjab = Agency.of("PB-POL");
      assertThat(
              registry
                  .as(
                      Access.by("clerk-1", Role.REGISTRAR)
                          .of(punjab)
                          .forPurpose(Purpose.RECORD_KEEPING))
                  .offenders()
                  .list(punjab, PageRequest.first(10))
                  .items())
          .isEmpty();
    }
  }
}
