package org.panah.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.match.PersonQuery;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.FirReference;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Stage;
import org.panah.person.Address;
import org.panah.person.Cnic;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.testkit.SyntheticAlerts;
import org.panah.testkit.SyntheticPeople;
import org.panah.testkit.SyntheticPerson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the codec of the wire writes is valid by the schemas of the contract's file. */
class SchemaValidityTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode components = ContractFile.read().root().path("components");
  private final Map<String, Schema> schemas = new HashMap<>();

  private List<String> faults(String schema, JsonNode text) {
    return schemas.computeIfAbsent(schema, this::compile).validate(text).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compile(String name) {
    ObjectNode root = JSON.createObjectNode();
    root.set("components", components);
    return REGISTRY.getSchema(root.put("$ref", "#/components/schemas/" + name));
  }

  private static JsonNode written(Record value) {
    return JSON.readTree(RecordCodec.wire().encode(value));
  }

  private static Stream<String> files() {
    return WireSamples.readers().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void goldenFile_isValid(String file) {
    String schema = WireSamples.schema(file);
    byte[] golden = WireSamples.golden(file).getBytes(UTF_8);
    ObjectNode read = (ObjectNode) JSON.readTree(golden);

    assertThat(faults(schema, read)).isEmpty();
    // That the validator looks at all: each field in turn is no longer what it was.
    for (String field : List.copyOf(read.propertyNames())) {
      ObjectNode broken = read.deepCopy();
      broken.putArray(field).addArray();
      assertThat(faults(schema, broken)).as(field).isNotEmpty();
    }
  }

  @Test
  void alerts_areValid_whateverIsKnownOfThem() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      assertThat(faults("Alert", written(SyntheticAlerts.known(random, i)))).isEmpty();
    }
  }

  @Test
  void recordsAndQueriesOfPeople_areValid_whateverIsKnownOfThem() {
    SyntheticPeople.seeded(7).stream()
        .limit(500)
        .forEach(
            made -> {
              OffenderRecord record = record(made);
              assertThat(faults("OffenderRecord", written(record))).isEmpty();
              assertThat(faults("PersonQuery", written(query(record)))).isEmpty();
            });
  }

  private static OffenderRecord record(SyntheticPerson made) {
    Person.Builder person =
        Person.named(PersonName.parse(made.name()).inUrdu(made.nameUrdu()))
            .father(made.father())
            .born(made.born())
            .identifier(Cnic.parse(made.cnic()))
            .address(Address.of(Address.Kind.PRESENT, made.address(), made.district()));
    return OffenderRecord.of(Agency.of("PB-POL"), person.build())
        .id(OffenderId.of(made.sourceRef()))
        .offence(
            Offence.under(made.section())
                .fir(new FirReference(made.firNumber(), made.firStation(), made.offenceDistrict()))
                .stage(Stage.valueOf(made.stage()), made.stageOn())
                .ageAtOffence(AgeAtOffence.valueOf(made.ageAtOffence()))
                .build())
        .legalBasis(LegalBasis.of(made.legalBasis()))
        .reviewBy(made.reviewBy())
        .build();
  }

  private static PersonQuery query(OffenderRecord record) {
    return PersonQuery.named(record.person().name())
        .born(record.person().born())
        .identifier(record.person().identifiers().get(0));
  }
}
