package org.panah.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.panah.codec.RecordCodec;
import org.panah.hit.Hits;
import org.panah.person.Cnic;

/**
 * How long a national node takes to answer questions by number over HTTP, at steady paces: a
 * process of its own, with signed tokens, the standard policy, an audit entry on the disk for each
 * answer and a line in the access log. Beside it, at the same paces, the node's own word that it is
 * well, for which it looks at no token and writes no audit, and a server that answers the same
 * bytes and looks at nothing.
 *
 * <p>Arguments: where the node was built, then as the script says.
 */
final class NodeLoad implements AutoCloseable {
  private static final int[] RATES = {500, 1_000, 2_000};
  private static final int SECONDS = 20;
  private static final int RECORDS = 20_000;
  private static final int SOAK_REQUESTS = 1_000_000;
  private static final int OF_EACH = 2;
  private static final double AIM_MILLIS = 2;
  private static final double AIM_RATE = 0.95;
  private static final double SHOWN_MILLIS = 20;
  private static final String SYSTEM = "load";
  private static final String ROLE = "INVESTIGATOR";

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder = Folders.make();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpLoad load = new HttpLoad(folder);
  private final Standstill standstill = new Standstill();
  private final String token;
  private final NodeRecords records;
  private final NodeProcess node;
  private final List<HttpLoad.Request> questions = new ArrayList<>();
  private long answered;
  private boolean sound = true;
  private boolean kept;
  private byte[] sample = new byte[0];

  private NodeLoad(Path target, Engine engine, int count, @Nullable String otherToken)
      throws IOException, InterruptedException {
    NodeToken tokens = new NodeToken();
    token = otherToken == null ? tokens.of(SYSTEM, People.OWNER.code(), ROLE) : otherToken;
    Path data = Files.createDirectory(folder.resolve("data"));
    records = new NodeRecords(data, engine);
    records.fill(count);
    Path keys = Files.writeString(folder.resolve("keys.json"), tokens.keySet());
    List<String> settings = new ArrayList<>(records.settings());
    settings.addAll(
        List.of(
            "port=0",
            "admin.port=off",
            "agencies=" + People.OWNER.code(),
            "auth=jwt",
            "auth.keys=" + keys,
            "auth.issuer=" + NodeToken.ISSUER,
            "auth.audience=" + NodeToken.AUDIENCE,
            // Far above what is asked for, or the node would refuse.
            "limits.requests-per-second=1000000",
            "limits.requests-at-once=1000000"));
    node = new NodeProcess(target, folder, settings);
    out.printf("%s, %,d records; load average %s%n", engine, count, loadAverage());
    choose();
  }

  public static void main(String[] args) throws Exception {
    Engine engine = Engine.H2;
    String token = null;
    int pace = 0;
    List<String> words = new ArrayList<>();
    Iterator<String> rest = Arrays.asList(args).subList(1, args.length).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--engine" -> engine = Engine.valueOf(rest.next());
        case "--token" -> token = rest.next();
        case "--pace" -> pace = Integer.parseInt(rest.next());
        default -> words.add(word);
      }
    }
    boolean soak = words.remove("soak");
    int first = words.isEmpty() ? (soak ? SOAK_REQUESTS : SECONDS) : Integer.parseInt(words.get(0));
    int count = words.size() > 1 ? Integer.parseInt(words.get(1)) : RECORDS;
    boolean sound;
    try (NodeLoad load = new NodeLoad(Path.of(args[0]), engine, count, token)) {
      if (soak) {
        load.sound &= new NodeSoak(load.node, load.out, load::ask).run(pace, first);
      } else {
        load.paces(first);
      }
      load.node.close();
      load.checkAudit();
      sound = load.sound;
    }
    System.exit(sound ? 0 : 1);
  }

  static String loadAverage() {
    return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private URI find() {
    return node.address().resolve("/v1/offenders/find");
  }

  private List<String> fields() {
    return List.of(
        "Authorization: Bearer " + token,
        "Panah-Officer: officer-4711",
        "Panah-Role: " + ROLE,
        "Panah-Agency: " + People.OWNER.code(),
        "Panah-Purpose: INVESTIGATION",
        "Panah-Case-Kind: FIR",
        "Panah-Case-Number: 123%2F2026",
        "Panah-Case-Place: Model%20Town%2C%20Lahore",
        "Content-Type: application/json");
  }

  private static String question(Cnic number) {
    return "{\"type\":\"CNIC\",\"value\":\"%s\"}".formatted(number.digits());
  }

  /** Numbers that are there and such that are not, each tried once. */
  private void choose() throws IOException, InterruptedException {
    List<Cnic> present = records.present(10 * OF_EACH);
    for (int i = 0; i < present.size() && questions.size() < OF_EACH; i++) {
      tryOut(present.get(i), 1);
    }
    for (int i = 0; i < OF_EACH; i++) {
      tryOut(People.absent(i), 0);
    }
    if (questions.size() != 2 * OF_EACH) {
      wrong("%d of the numbers were answered as they should be", questions.size());
    }
  }

  private void tryOut(Cnic number, int hits) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(find())
            .version(HttpClient.Version.HTTP_1_1)
            .POST(HttpRequest.BodyPublishers.ofString(question(number)));
    for (String field : fields()) {
      String[] parts = field.split(": ", 2);
      request.header(parts[0], parts[1]);
    }
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      // The load shows how many are answered so.
      questions.add(new HttpLoad.Request(find(), fields(), question(number)));
      return;
    }
    answered++;
    if (RecordCodec.wire().decode(answer.body(), Hits.class).size() == hits) {
      questions.add(new HttpLoad.Request(find(), fields(), question(number)));
      if (hits > 0) {
        sample = answer.body();
      }
    }
  }

  private void wrong(String what, Object... values) {
    out.printf("  WRONG: " + what + "%n", values);
    sound = false;
  }

  /** Asks the node for people, and counts what it answers. */
  private HttpLoad.Outcome ask(int perSecond, int count) {
    HttpLoad.Outcome outcome = send("find", questions, perSecond, count);
    answered += outcome.answered();
    return outcome;
  }

  private HttpLoad.Outcome send(
      String what, List<HttpLoad.Request> requests, int perSecond, int count) {
    try {
      standstill.millis();
      HttpLoad.Outcome outcome = load.send(requests, perSecond, count);
      double stood = standstill.millis();
      if (stood > SHOWN_MILLIS) {
        out.printf("  (%s: this machine let nothing run for %,.0f ms)%n", what, stood);
      }
      if (outcome.failed() > 0) {
        wrong("%s: %,d not answered with 200: %s", what, outcome.failed(), outcome.failures());
        kept = true;
      }
      return outcome;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void paces(int seconds) throws InterruptedException {
    List<HttpLoad.Request> health = new ArrayList<>();
    List<HttpLoad.Request> canned = new ArrayList<>();
    try (CannedNode bare = new CannedNode(sample)) {
      for (HttpLoad.Request question : questions) {
        URI well = node.address().resolve("/v1/health");
        health.add(new HttpLoad.Request(well, List.of(), null));
        URI other = bare.uri().resolve("/v1/offenders/find");
        canned.add(new HttpLoad.Request(other, question.fields(), question.body()));
      }
      int highest = RATES[RATES.length - 1];
      ask(highest, highest * seconds);
      send("health", health, highest, highest * seconds);
      send("canned", canned, highest, highest * seconds);
      for (int rate : RATES) {
        int count = rate * seconds;
        out.printf("%,d a second, %,d each; load average %s%n", rate, count, loadAverage());
        HttpLoad.Outcome least = send("canned", canned, rate, count);
        tell("a server that answers the same bytes", least, rate);
        HttpLoad.Outcome plain = send("health", health, rate, count);
        tell("the node's health", plain, rate);
        double used = node.processorSeconds();
        HttpLoad.Outcome found = ask(rate, count);
        used = node.processorSeconds() - used;
        tell("find", found, rate);
        out.printf(
            "    p50 %.1f times that of health and %.1f times that of the server; %.2f ms of processor each%n",
            found.delays().p50() / plain.delays().p50(),
            found.delays().p50() / least.delays().p50(),
            used * 1e3 / Math.max(1, found.answered()));
        if (rate == highest) {
          aim(found.delays().p50());
        }
      }
    }
    out.printf("load average %s%n", loadAverage());
  }

  private void aim(double p50) {
    boolean reached = p50 <= AIM_MILLIS;
    out.printf("  p50 %.2f ms, aim %.0f ms: %s%n", p50, AIM_MILLIS, reached);
    sound &= reached;
  }

  private void tell(String what, HttpLoad.Outcome outcome, int rate) {
    out.printf(
        "  %s: %s, %,.0f a second, %d not 200%n",
        what, outcome.delays().inMillis(), outcome.perSecond(), outcome.failed());
    if (outcome.perSecond() < rate * AIM_RATE) {
      wrong("the pace was not reached");
    }
  }

  /** Every answer has its entry in the audit and its line in the access log, and none is more. */
  private void checkAudit() throws IOException {
    NodeRecords.Audited audited = records.audited();
    long logged = node.logged();
    out.printf(
        "%,d answers with 200, %,d audit entries of them, %,d lines in the access log; %,d other entries; chain sound: %s%n",
        answered, audited.found(), logged, audited.others(), audited.sound());
    if (audited.found() != answered || logged != answered || !audited.sound()) {
      wrong("audit and access log are not those of the answers");
    }
  }

  @Override
  public void close() {
    node.close();
    records.close();
    if (kept) {
      out.printf("what the node and h2load wrote is kept in %s%n", folder);
    } else {
      Folders.delete(folder);
    }
  }
}
