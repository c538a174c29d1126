package org.panah.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.panah.access.Role;
import org.panah.alert.AlertId;
import org.panah.alert.PostId;
import org.panah.alert.SightingId;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PanahException;
import org.panah.offender.LegalBasis;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.IdentifierType;
import org.panah.person.PartialDate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Turns records into the JSON in which they are stored and sent, and back. What is typed, stored
 * and sent is the same record: fields are only ever added, and unknown ones are passed over.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class RecordCodec {
  private static final int DIGEST_BYTES = 16;
  private static final RecordCodec STANDARD =
      new RecordCodec(false, false, JsonInclude.Include.NON_EMPTY);
  private static final RecordCodec STRICT =
      new RecordCodec(true, false, JsonInclude.Include.NON_EMPTY);
  private static final RecordCodec WIRE =
      new RecordCodec(false, true, JsonInclude.Include.NON_NULL);

  private final JsonMapper json;

  // Of a codec that reads later versions, what reads a text that holds nothing of theirs.
  private final @Nullable JsonMapper exact;

  private RecordCodec(boolean strict, boolean later, JsonInclude.Include inclusion) {
    SimpleModule words = new SimpleModule("panah");
    word(words, Agency.class, Agency::code, Agency::of);
    word(words, AlertId.class, AlertId::value, AlertId::of);
    word(words, PostId.class, PostId::value, PostId::of);
    word(words, SightingId.class, SightingId::value, SightingId::of);
    word(words, Duration.class, Duration::toString, Duration::parse);
    word(words, OffenderId.class, OffenderId::value, OffenderId::of);
    word(words, IdentifierType.class, IdentifierType::code, IdentifierType::of);
    word(words, PartialDate.class, PartialDate::toString, PartialDate::parse);
    word(words, LegalBasis.class, LegalBasis::code, LegalBasis::of);
    word(words, Role.class, Role::code, Role::new);
    // Left to itself, Jackson reads a number as days or seconds since 1970.
    word(words, LocalDate.class, LocalDate::toString, LocalDate::parse);
    word(words, Instant.class, Instant::toString, Instant::parse);
    words.addSerializer(PanahException.InvalidRequest.class, new RefusalWriter());
    words.addDeserializer(PanahException.InvalidRequest.class, new RefusalReader());
    json =
        JsonMapper.builder()
            .addModule(words)
            .annotationIntrospector(
                AnnotationIntrospector.pair(
                    new RequiredParts(), new JacksonAnnotationIntrospector()))
            .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A number is no name: were the constants ever put in another order, it would mean
            // another one.
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(inclusion))
            .build();
    exact =
        later
            ? json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
            : null;
  }

  /** The codec of the stored form. */
  public static RecordCodec standard() {
    return STANDARD;
  }

  /**
   * A codec for records that come from elsewhere: it refuses fields that it does not know, which
   * may be misspelt ones, and fields that stand twice.
   */
  public static RecordCodec strict() {
    return STRICT;
  }

  /**
   * The codec of what goes over a network: as the standard one, but with the lists that are empty,
   * so that an answer of nothing is told from one that lacks something. It reads the answers of
   * later versions: a word that it does not know, as the most careful one that it does. What comes
   * in to be kept is read by {@link #standard()}, which refuses such a word.
   */
  public static RecordCodec wire() {
    return WIRE;
  }

  /**
   * A digest of everything that a record tells, but for its review date and what the registry adds:
   * version, time and the mark of an import.
   *
   * @param record the record
   * @return 32 hexadecimal digits
   */
  public String digest(OffenderRecord record) {
    OffenderRecord told =
        new OffenderRecord(
            record.id(),
            record.owner(),
            0,
            null,
            record.person(),
            record.offences(),
            record.warnings(),
            record.legalBasis(),
            LocalDate.EPOCH,
            record.reviewExtensions(),
            null);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encode(told));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The JSON of an offender record, or of another value of Panah's.
   *
   * @param value the record
   * @return UTF-8 text without line breaks
   */
  public byte[] encode(Record value) {
    return json.writeValueAsBytes(value);
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
    return decode(text, OffenderRecord.class);
  }

  /**
   * The value that a JSON text describes.
   *
   * @param text UTF-8, in the form of this version or of any earlier one
   * @param type what it is, for example {@code PersonQuery.class}
   * @param <T> what it is
   * @return the value
   * @throws PanahException.InvalidRequest as {@link #decode(byte[])} throws it
   */
  public <T extends Record> T decode(byte[] text, Class<T> type) {
    return decode(text, type, (id, version) -> {});
  }

  /**
   * The value that a JSON text describes, and which records in it were not read whole.
   *
   * @param text UTF-8, in the form of any version that the codec reads
   * @param type what it is
   * @param partly told the id and the version of each record that holds what this version does not
   *     know, and that must not be written back for that reason; only {@link #wire()} tells
   * @param <T> what it is
   * @return the value
   * @throws PanahException.InvalidRequest as {@link #decode(byte[])} throws it
   */
  public <T extends Record> T decode(byte[] text, Class<T> type, ObjLongConsumer<String> partly) {
    return read(
        mapper -> mapper.readValue(text, type),
        () -> json.treeToValue(new LaterForm(partly).read(json.readTree(text), type), type));
  }

  /**
   * The page that a JSON text describes.
   *
   * @param text UTF-8, in the form of any version that the codec reads
   * @param items what it is a page of
   * @param partly as {@link #decode(byte[], Class, ObjLongConsumer)} takes it
   * @param <T> what it is a page of
   * @return the page
   * @throws PanahException.InvalidRequest as {@link #decode(byte[])} throws it
   */
  public <T extends Record> Page<T> decodePage(
      byte[] text, Class<T> items, ObjLongConsumer<String> partly) {
    JavaType page = json.getTypeFactory().constructParametricType(Page.class, items);
    return read(
        mapper -> mapper.readValue(text, page),
        () -> json.treeToValue(new LaterForm(partly).readPage(json.readTree(text), items), page));
  }

  private <T> T read(Function<JsonMapper, T> reading, Supplier<T> later) {
    T value;
    try {
      value = exact == null ? reading.apply(json) : exactly(exact, reading, later);
    } catch (JacksonException e) {
      // Jackson quotes the source in its messages, so neither they nor the exception may go on.
      throw Refusals.of(e);
    }
    if (value == null) {
      throw new PanahException.InvalidRequest("record", Refusals.NOT_THE_JSON);
    }
    return value;
  }

  private static <T> T exactly(
      JsonMapper mapper, Function<JsonMapper, T> reading, Supplier<T> later) {
    try {
      return reading.apply(mapper);
    } catch (JacksonException e) {
      return later.get();
    }
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
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
              throw new PanahException.InvalidRequest("text", "a text");
            }
            try {
              return read.apply(in.getString());
            } catch (DateTimeParseException e) {
              throw new PanahException.InvalidRequest("text", "a date that exists");
            }
          }
        });
  }
}
