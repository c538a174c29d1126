package org.panah.examples.nationalnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.panah.access.Action;
import org.panah.http.Headers;
import org.panah.http.Messages;
import org.panah.http.Problem;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;

/** The change feed, as a node serves it. */
class FeedTest {
  private static final String CHANGES = "/v1/changes";
  private static final String STREAM = "/v1/change-stream";
  private static final int MEGABYTE = 1 << 20;
  private static final int ATTEMPTS = 100;

  @TempDir Path folder;

  private static Map<String, String> asReplica(RunningNode node) {
    Map<String, String> fields = node.fields();
    String token =
        TokenMaker.maker()
            .rsa(TokenMaker.claims(node.time.instant()).claim("roles", List.of("REPLICA")));
    fields.put("Authorization", "Bearer " + token);
    fields.put(Headers.ROLE, "REPLICA");
    fields.put(Headers.PURPOSE, "RECORD_KEEPING");
    return fields;
  }

  private static HttpResponse<InputStream> stream(RunningNode node)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.node.port() + STREAM));
    asReplica(node).forEach(request::header);
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
  }

  private static Change change(long sequence, int bytes) {
    return new Change(
        new Document(
            new DocumentId("d" + sequence),
            "thing",
            RunningNode.PUNJAB,
            1,
            sequence,
            Instant.EPOCH,
            Set.of(),
            new byte[bytes],
            false),
        "e");
  }

  @Test
  void pages_areNotTooLarge_andLeaveNothingOut() {
    List<Change> changes =
        IntStream.rangeClosed(1, 10).mapToObj(i -> change(i, MEGABYTE + i)).toList();

    List<Messages.Changes> pages = FeedPages.split(Cursor.START, changes);

    assertThat(pages).extracting(page -> page.changes().size()).containsExactly(3, 3, 3, 1);
    assertThat(pages.stream().flatMap(page -> page.changes().stream()))
        .extracting(Messages.ChangedDocument::sequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(pages.get(2).position())
        .isEqualTo(Cursor.START.after(changes.subList(0, 9)).encode());
    assertThat(FeedPages.split(Cursor.START, List.of(change(1, 9 * MEGABYTE)))).hasSize(1);
    assertThat(FeedPages.split(Cursor.START, List.of()))
        .containsExactly(new Messages.Changes(List.of(), Cursor.START.encode()));
  }

  @ParameterizedTest
  @CsvSource({
    "after=nowhere, after",
    "after=, after",
    "limit=0, limit",
    "limit=1001, limit",
    "limit=ten, limit",
    "wait=5, wait",
    "wait=-PT5S, wait",
    "wait=P9999999999999999D, wait"
  })
  void partsOfTheQuestion_areChecked(String query, String field) {
    try (RunningNode node = new RunningNode(folder, parts -> parts)) {
      HttpResponse<String> answer = node.get(CHANGES + "?" + query, asReplica(node));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(RunningNode.problem(answer).field()).isEqualTo(field);
    }
  }

  @Test
  void stream_isRefused_asTheFeedIs() {
    try (RunningNode node = new RunningNode(folder, parts -> parts)) {
      HttpResponse<String> answer = node.get(STREAM, node.fields());
      Problem problem = RunningNode.problem(answer);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(problem.rule()).isEqualTo("role-may-not");
      assertThat(node.audited()).last().extracting("action").isEqualTo(Action.REPLICATE);
    }
  }

  @Test
  void stream_endsWithItsToken() throws Exception {
    try (RunningNode node = new RunningNode(folder, parts -> parts)) {
      HttpResponse<InputStream> open = stream(node);
      node.time.advance(Duration.ofHours(1));

      node.post("/v1/offenders", node.writing(), Samples.record("r-1"));

      assertThat(new String(open.body().readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain("event")
          .startsWith(":");
    }
  }

  @Test
  void streams_areSoMany_andAPlaceIsFreeOnceOneHasEnded() throws Exception {
    try (RunningNode node = new RunningNode(folder, parts -> parts)) {
      List<HttpResponse<InputStream>> open = new ArrayList<>();
      for (int i = 0; i < FeedStreams.MOST; i++) {
        open.add(stream(node));
      }
      assertThat(open).extracting(HttpResponse::statusCode).containsOnly(200);
      assertThat(node.get(STREAM, asReplica(node)).statusCode()).isEqualTo(503);

      open.get(0).body().close();
      int last = 503;
      for (int i = 0; i < ATTEMPTS && last == 503; i++) {
        // The node notices when it writes.
        node.post("/v1/offenders", node.writing(), Samples.record("r-" + i));
        open.add(stream(node));
        last = open.get(open.size() - 1).statusCode();
      }
      assertThat(last).isEqualTo(200);
      for (HttpResponse<InputStream> each : open) {
        each.body().close();
      }
    }
  }
}
