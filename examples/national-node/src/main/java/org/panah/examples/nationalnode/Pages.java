package org.panah.examples.nationalnode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.panah.http.Route;

/** What a node tells of itself to whoever comes: its operations, and the contract file. */
final class Pages {
  private static final String CONTRACT = "/openapi/panah-v1.yaml";

  private Pages() {}

  /** The pages by their paths. */
  static Map<String, Answer> all() {
    return Map.of("/", index(), "/openapi.yaml", contract());
  }

  private static Answer index() {
    StringBuilder rows = new StringBuilder();
    for (Route route : Route.values()) {
      rows.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td></tr>%n"
              .formatted(route.operationId(), route.method(), route.path()));
    }
    String page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Panah</title></head>
        <body>
        <h1>Panah</h1>
        <p>This node speaks the contract in <a href="openapi.yaml">openapi.yaml</a>. Every request but
        <code>getHealth</code> needs a bearer token, and says who asks, for which agency, for what
        purpose and on which case.</p>
        <table>
        <thead><tr><th>operation</th><th>method</th><th>path</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        </body>
        </html>
        """
            .formatted(rows);
    return text("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer contract() {
    try (InputStream file = Route.class.getResourceAsStream(CONTRACT)) {
      return file == null ? Answer.ofStatus(404) : text("application/yaml", file.readAllBytes());
    } catch (IOException e) {
      return Answer.ofStatus(404);
    }
  }

  private static Answer text(String type, byte[] body) {
    return new Answer(200, type, body, Map.of());
  }
}
