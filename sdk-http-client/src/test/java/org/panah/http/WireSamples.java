package org.panah.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.panah.codec.RecordCodec;
import org.panah.common.ErrorCode;
import org.panah.common.Page;

/**
 * The golden files of the wire's first version: one for each kind of message, and how it is read.
 */
final class WireSamples {
  private static final RecordCodec CODEC = RecordCodec.wire();

  private WireSamples() {}

  /** How each kind of message is read, by the name of its file. */
  static Map<String, Function<byte[], Record>> readers() {
    Map<String, Function<byte[], Record>> all = new TreeMap<>();
    WireTypes.bodies().forEach((name, type) -> all.put(name, reader(type)));
    for (WireTypes.Exchange exchange : WireTypes.exchanges().values()) {
      if (exchange.page()) {
        all.remove(WireTypes.name(exchange.answer()));
      }
    }
    for (WireTypes.Exchange exchange : WireTypes.exchanges().values()) {
      if (exchange.page()) {
        all.put(exchange.answerName(), pageReader(exchange.answer()));
      } else if (exchange.answer() != null) {
        all.put(exchange.answerName(), reader(exchange.answer()));
      }
    }
    for (ErrorCode code : ErrorCode.values()) {
      all.put("Problem-" + code.wireName(), reader(Problem.class));
    }
    return all;
  }

  private static Function<byte[], Record> reader(Class<?> type) {
    return text -> CODEC.decode(text, type.asSubclass(Record.class));
  }

  private static Function<byte[], Record> pageReader(Class<?> items) {
    return text -> page(text, items.asSubclass(Record.class));
  }

  private static <T extends Record> Page<T> page(byte[] text, Class<T> items) {
    return CODEC.decodePage(text, items, (id, version) -> {});
  }

  /** The schema that a file follows. */
  static String schema(String file) {
    return file.startsWith("Problem-") ? "Problem" : file;
  }

  /** Files of what a node answers, and not only takes. */
  static Stream<String> answers() {
    return readers().keySet().stream()
        .filter(
            file ->
                file.startsWith("Problem-")
                    || WireTypes.exchanges().values().stream()
                        .anyMatch(exchange -> exchange.answerName().equals(file)));
  }

  static String golden(String file) {
    try (InputStream in = WireSamples.class.getResourceAsStream("/wire/v1/" + file + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no golden file " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
