package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.common.Agency;
import org.panah.http.Headers;
import org.panah.http.Problem;

/** A node that is older than its client refuses what it could only keep as something else. */
class LaterClientTest {
  private static final String POST =
      """
      {"id":"%s","owner":"PB-POL","version":0,"person":{"name":{"latin":"Imran"},"sex":"%s",
       "later":{"of":["a later version"]}},"legalBasis":"PECA-2016","reviewBy":"2029-03-01",
       "offences":[{"key":"1","section":{"code":"PECA 22","schedule":"2023-1"},
       "stages":[{"stage":"FIR"}]}]}
      """;

  private static HttpResponse<String> register(NationalNode node, String id, String sex)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + "/v1/offenders"))
            .header("Authorization", "Bearer of-the-tests")
            .header("Content-Type", "application/json")
            .header(Headers.OFFICER, "registrar-1")
            .header(Headers.ROLE, "REGISTRAR")
            .header(Headers.AGENCY, "PB-POL")
            .header(Headers.PURPOSE, "RECORD_KEEPING")
            .header(Headers.IDEMPOTENCY_KEY, id)
            .POST(HttpRequest.BodyPublishers.ofString(POST.formatted(id, sex)))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void words_thatTheNodeDoesNotKnow_areRefused_andFieldsPassedOver() throws Exception {
    Agency owner = Agency.of("PB-POL");
    Storage storage = Storage.inMemory();
    try (NationalNode node =
        NationalNode.start(
            NodeParts.of(Registry.builder(storage).agency(owner).build(), storage, owner),
            Binding.loopback())) {
      HttpResponse<String> refused = register(node, "r-1", "LATER");

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
      assertThat(refused.body()).contains("invalid-request", "person.sex").doesNotContain("LATER");
      assertThat(register(node, "r-2", "MALE").statusCode()).isEqualTo(200);
    }
  }
}
