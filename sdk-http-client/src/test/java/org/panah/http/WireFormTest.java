package org.panah.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.panah.codec.RecordCodec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pins what goes over the wire. The golden files never change: a later version adds its own, and
 * still reads these.
 */
class WireFormTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static Stream<String> files() {
    return WireSamples.readers().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void goldenFile_isReadAndWrittenTheSame(String file) {
    String golden = WireSamples.golden(file);

    Record read = WireSamples.readers().get(file).apply(golden.getBytes(UTF_8));

    assertThat(new String(RecordCodec.wire().encode(read), UTF_8))
        .isEqualTo(JSON.readTree(golden).toString());
  }

  @Test
  void goldenFiles_holdEveryFieldThatTheContractHas() {
    Set<String> all = new TreeSet<>();
    Set<String> held = new TreeSet<>();
    Schemas schemas = new Schemas(ContractFile.read());
    files()
        .forEach(
            file ->
                schemas.walk(
                    JSON.readTree(WireSamples.golden(file)),
                    WireSamples.schema(file),
                    (name, object) -> object.propertyNames().forEach(f -> held.add(name + "." + f)),
                    (name, value) -> value));
    JsonNode components = ContractFile.read().root().path("components").path("schemas");
    components.forEachEntry(
        (name, schema) ->
            schema.path("properties").propertyNames().forEach(f -> all.add(name + "." + f)));
    // A change of an alert is no body, but an event's data.
    all.removeIf(field -> field.startsWith("AlertChange."));

    assertThat(held).containsExactlyInAnyOrderElementsOf(all);
  }
}
