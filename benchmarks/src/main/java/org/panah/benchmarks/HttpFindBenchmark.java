package org.panah.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.panah.Offenders;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.hit.Hits;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.TokenSource;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Cnic;
import org.panah.person.Person;

/**
 * A look-up by CNIC over HTTP, beside a bare JDK client that sends the same bytes to the same
 * server on the loopback address and does not look at what comes back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx1g")
public class HttpFindBenchmark {
  private static final Agency OWNER = Agency.of("PB-POL");
  // What the JDK's client sets by itself.
  private static final Set<String> OWN =
      Set.of("host", "content-length", "connection", "user-agent");

  private @Nullable CannedNode node;
  private @Nullable Registry registry;
  private @Nullable Offenders offenders;
  private @Nullable Cnic cnic;
  private @Nullable HttpClient bare;
  private @Nullable HttpRequest request;

  /** Answers like a node that holds one record, and sends as the client has sent. */
  @Setup
  public void start() {
    cnic = Cnic.parse("35299-1234567-1");
    node = new CannedNode(answer(record(cnic), cnic));
    registry =
        HttpRegistry.connect(
            HttpSettings.to(node.uri()).tokens(TokenSource.fixed("a-token-of-usual-length")));
    offenders = registry.as(investigator()).offenders();
    if (offenders.find(cnic).size() != 1) {
      throw new IllegalStateException("not the record");
    }
    CannedNode.Request sent = Objects.requireNonNull(node.last());
    bare = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest.Builder same =
        HttpRequest.newBuilder(node.uri().resolve("/v1/offenders/find"))
            .POST(HttpRequest.BodyPublishers.ofString(sent.body()));
    sent.head()
        .lines()
        .skip(1)
        .map(line -> line.split(":", 2))
        .filter(field -> !OWN.contains(field[0].toLowerCase(Locale.ROOT)))
        .forEach(field -> same.header(field[0], field[1].strip()));
    request = same.build();
  }

  private static Access investigator() {
    return Access.by("officer-4711", Role.INVESTIGATOR)
        .of(OWNER)
        .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Model Town, Lahore"));
  }

  private static byte[] answer(OffenderRecord record, Cnic number) {
    try (Registry embedded = Registry.builder(Storage.inMemory()).agency(OWNER).build()) {
      embedded
          .as(Access.by("clerk-1", Role.REGISTRAR).of(OWNER).forPurpose(Purpose.RECORD_KEEPING))
          .offenders()
          .register(record);
      return RecordCodec.wire().encode(embedded.as(investigator()).offenders().find(number));
    }
  }

  private static OffenderRecord record(Cnic number) {
    Person person =
        Person.named("Muhammad Imran @ Mani")
            .father("Ghulam Rasul")
            .born("1985")
            .identifier(number)
            .build();
    return OffenderRecord.of(OWNER, person)
        .offence(Offence.under("PPC 377B").stage(Stage.CHARGED, null).build())
        .legalBasis(LegalBasis.of("CRPC-1898-S173"))
        .reviewBy(LocalDate.now(ZoneOffset.UTC).plusYears(2))
        .build();
  }

  /** Ends both. */
  @TearDown
  public void stop() {
    Objects.requireNonNull(registry).close();
    Objects.requireNonNull(node).close();
  }

  /** Panah's client: token, deadline, and the hits as records. */
  @Benchmark
  public Hits panah() {
    return Objects.requireNonNull(offenders).find(Objects.requireNonNull(cnic));
  }

  /** The JDK's client with a time for the whole answer, which it has only so. */
  @Benchmark
  public byte[] bareClientWithDeadline() throws Exception {
    return Objects.requireNonNull(bare)
        .sendAsync(Objects.requireNonNull(request), HttpResponse.BodyHandlers.ofByteArray())
        .get(10, TimeUnit.SECONDS)
        .body();
  }

  /** The JDK's client: the bytes. */
  @Benchmark
  public byte[] bareClient() throws IOException, InterruptedException {
    return Objects.requireNonNull(bare)
        .send(Objects.requireNonNull(request), HttpResponse.BodyHandlers.ofByteArray())
        .body();
  }
}
