package org.panah.examples.nationalnode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.http.Problem;
import org.panah.testkit.SettableTime;

/** A node of PB-POL for callers with signed tokens, on storage in memory, and a client of it. */
final class RunningNode implements AutoCloseable {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  final SettableTime time = SettableTime.at(START);
  final List<String> accessLog = new CopyOnWriteArrayList<>();
  final Storage storage = Storage.inMemory(time);
  final NationalNode node;

  RunningNode(Path folder, UnaryOperator<NodeParts> change) {
    this(folder, Binding.loopback(), change);
  }

  RunningNode(Path folder, Binding binding, UnaryOperator<NodeParts> change) {
    Registry registry =
        Registry.builder(storage).agency(PUNJAB, Agency.of("KP-POL")).time(time).build();
    NodeParts parts =
        NodeParts.of(registry, storage, PUNJAB)
            .guardedBy(JwtTokens.by(keys(folder), TokenMaker.ISSUER, TokenMaker.AUDIENCE, time))
            .at(time)
            .loggingTo(accessLog::add);
    node = NationalNode.start(change.apply(parts), binding);
  }

  private static String keys(Path folder) {
    try {
      return Files.writeString(folder.resolve("keys.json"), TokenMaker.maker().keys()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A token that holds. */
  String token() {
    return TokenMaker.maker().rsa(TokenMaker.claims(time.instant()));
  }

  /** The header fields of a supervisor who investigates, with a token that holds. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Authorization", "Bearer " + token());
    fields.put("Panah-Officer", "officer-4711");
    fields.put("Panah-Role", "SUPERVISOR");
    fields.put("Panah-Agency", "PB-POL");
    fields.put("Panah-Purpose", "INVESTIGATION");
    fields.put("Panah-Case-Kind", "FIR");
    fields.put("Panah-Case-Number", "123%2F2026");
    fields.put("Panah-Case-Place", "Model%20Town");
    fields.put("Content-Type", "application/json");
    return fields;
  }

  /** The header fields of a supervisor's writes, with a key of their own. */
  Map<String, String> writing() {
    Map<String, String> fields = fields();
    fields.put("Panah-Purpose", "RECORD_KEEPING");
    fields.put("Idempotency-Key", UUID.randomUUID().toString());
    return fields;
  }

  HttpResponse<String> get(String path, Map<String, String> fields) {
    return send("GET", path, fields, new byte[0]);
  }

  HttpResponse<String> post(String path, Map<String, String> fields, String body) {
    return send("POST", path, fields, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, Map<String, String> fields, Record body) {
    return send("POST", path, fields, RecordCodec.wire().encode(body));
  }

  HttpResponse<String> send(String method, String path, Map<String, String> fields, byte[] body) {
    return sendTo("http://127.0.0.1:" + node.port() + path, method, fields, body);
  }

  static HttpResponse<String> sendTo(
      String address, String method, Map<String, String> fields, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    fields.forEach(request::header);
    request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Problem problem(HttpResponse<String> answer) {
    return problem(answer.body());
  }

  static Problem problem(String body) {
    return RecordCodec.wire().decode(body.getBytes(StandardCharsets.UTF_8), Problem.class);
  }

  /** What the audit tells, oldest first, of a chain that is sound. */
  List<AuditEvent> audited() {
    if (!AuditChain.verify(storage.auditLog()).sound()) {
      throw new IllegalStateException("the chain is broken");
    }
    return storage.auditLog().entries(new PageRequest(1000, null)).items().stream()
        .map(AuditEntry::event)
        .toList();
  }

  /** The rules by which was refused, oldest first. */
  List<String> refusedBy() {
    return audited().stream()
        .filter(event -> event.outcome() == AuditEvent.Outcome.REFUSED)
        .map(event -> String.valueOf(event.rule()))
        .toList();
  }

  RawConnection raw() {
    return new RawConnection(node.port());
  }

  @Override
  public void close() {
    node.close();
  }
}
