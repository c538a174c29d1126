package org.panah.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.offender.LegalBasis;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.IdentifierType;
import org.panah.person.PartialDate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Turns records into the JSON in which they are stored and sent, and back. What is typed, stored
 * and sent is the same record: fields are only ever added, and unknown ones are passed over.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class RecordCodec {
  private static final String NOT_THE_JSON = "not the JSON of such a field";
  private static final RecordCodec STANDARD = new RecordCodec();

  private final JsonMapper json;

  private RecordCodec() {
    SimpleModule words = new SimpleModule("panah");
    word(words, Agency.class, Agency::code, Agency::of);
    word(words, OffenderId.class, OffenderId::value, OffenderId::of);
    word(words, IdentifierType.class, IdentifierType::code, IdentifierType::of);
    word(words, PartialDate.class, PartialDate::toString, PartialDate::parse);
    word(words, LegalBasis.class, LegalBasis::code, LegalBasis::of);
    json =
        JsonMapper.builder()
            .addModule(words)
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A number is no name: were the constants ever put in another order, it would mean
            // another one.
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();
  }

  /** The codec of the stored form. */
  public static RecordCodec standard() {
    return STANDARD;
  }

  /**
   * The JSON of a record.
   *
   * @param record the record
   * @return UTF-8 text without line breaks
   */
  public byte[] encode(OffenderRecord record) {
    return json.writeValueAsBytes(record);
  }

  /**
   * The record that a JSON text describes.
   *
   * @param text UTF-8, in the form of this version or of any earlier one
   * @return the record
   * @throws PanahException.InvalidRequest if the text is not such a record; the error names the
   *     field's path and the rule, and holds nothing of the text
   */
  public OffenderRecord decode(byte[] text) {
    OffenderRecord record;
    try {
      record = json.readValue(text, OffenderRecord.class);
    } catch (JacksonException e) {
      // Jackson quotes the source in its messages, so neither they nor the exception may go on.
      throw refusal(e);
    }
    if (record == null) {
      throw new PanahException.InvalidRequest("record", NOT_THE_JSON);
    }
    return record;
  }

  private static PanahException.InvalidRequest refusal(JacksonException failure) {
    String path = "";
    if (failure instanceof DatabindException) {
      path =
          failure.getPath().stream()
              .map(
                  step ->
                      step.getPropertyName() != null
                          ? "." + step.getPropertyName()
                          : "[" + step.getIndex() + "]")
              .collect(Collectors.joining());
      path = path.startsWith(".") ? path.substring(1) : path;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PanahException.InvalidRequest rule) {
        return new PanahException.InvalidRequest(field(failure, path, rule.field()), rule.rule());
      }
    }
    return new PanahException.InvalidRequest(path.isEmpty() ? "record" : path, NOT_THE_JSON);
  }

  // What a record's own checks refuse is found at the record's path, and is one of its fields; what
  // is no record is refused at its own path.
  private static String field(JacksonException failure, String path, String refused) {
    String last = refused.substring(refused.lastIndexOf('.') + 1);
    if (path.isEmpty()) {
      return refused;
    }
    return failure instanceof ValueInstantiationException && !path.endsWith("." + last)
        ? path + "." + last
        : path;
  }

  private static <T> void word(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new ValueSerializer<>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString();
            if (text == null) {
              throw new PanahException.InvalidRequest("text", "a text");
            }
            return read.apply(text);
          }
        });
  }
}
