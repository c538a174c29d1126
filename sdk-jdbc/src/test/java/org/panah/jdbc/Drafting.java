package org.panah.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.store.Change;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;

/** Short words for what tests write and read. */
final class Drafting {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Agency SINDH = Agency.of("SD-POL");
  static final Agency FIA = Agency.of("FIA");

  private Drafting() {}

  static DocumentId id(String value) {
    return new DocumentId(value);
  }

  static Draft draft(String id, long expectedVersion, String body, String... keys) {
    return Draft.write(
        id(id),
        "note",
        expectedVersion,
        Arrays.stream(keys).map(Key::new).collect(Collectors.toSet()),
        body.getBytes(StandardCharsets.UTF_8));
  }

  static Draft erasing(String id, long expectedVersion) {
    return Draft.erase(id(id), "note", expectedVersion);
  }

  static Change write(Store store, Agency owner, Draft draft) {
    return store.append(owner, List.of(draft)).get(0);
  }

  static List<String> found(Store store, String key) {
    return store.find(new Key(key), PageRequest.first(100)).items().stream()
        .map(document -> document.id().value())
        .toList();
  }
}
