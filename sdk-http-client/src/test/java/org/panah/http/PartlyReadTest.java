package org.panah.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.panah.Offenders;
import org.panah.access.Access;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Standing;

/** A client that is older than its node does not write back what it could not read whole. */
class PartlyReadTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String answer = WireSamples.golden("OffenderRecord");
  private HttpServer node;
  private Offenders offenders;

  @BeforeEach
  void start() throws IOException {
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod());
          byte[] body = answer.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    node.start();
    URI uri = URI.create("http://127.0.0.1:" + node.getAddress().getPort());
    offenders =
        HttpRegistry.connect(HttpSettings.to(uri))
            .as(
                Access.by("registrar-1", Role.REGISTRAR)
                    .of(Agency.of("PB-POL"))
                    .forPurpose(Purpose.RECORD_KEEPING))
            .offenders();
  }

  @AfterEach
  void stop() {
    node.stop(0);
  }

  private OffenderRecord read() {
    return offenders.get(OffenderId.of("pb-2024-0001")).orElseThrow();
  }

  @Test
  void record_thatWasReadWhole_isWrittenBack() {
    offenders.amend(read().withWarnings(List.of()));

    assertThat(asked).containsExactly("GET", "PUT");
  }

  @Test
  void record_thatHasAFieldOfALaterVersion_isReadAndNotWrittenBack() {
    answer = answer.replace("\"birthPlace\"", "\"birthCountry\": \"PK\", \"birthPlace\"");

    assertNotWrittenBack();
  }

  @Test
  void record_thatHasAWordOfALaterVersion_isReadAndNotWrittenBack() {
    answer = answer.replace("\"APPEAL_PENDING\"", "\"RETRIAL\"");

    assertThat(read().offences().get(0).stage().standing()).isEqualTo(Standing.ACCUSED);
    asked.clear();
    assertNotWrittenBack();
  }

  private void assertNotWrittenBack() {
    OffenderRecord changed = read().withWarnings(List.of());

    assertThatThrownBy(() -> offenders.amend(changed))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessageContaining("read whole");
    assertThat(asked).containsExactly("GET");
    // The next version was read whole: somebody has taken the field out, or said it otherwise.
    answer = WireSamples.golden("OffenderRecord").replace("\"version\": 3", "\"version\": 4");
    offenders.amend(read().withWarnings(List.of()));
    assertThat(asked).containsExactly("GET", "GET", "PUT");
  }
}
