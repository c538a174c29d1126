package org.panah.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.audit.AuditLog;
import org.panah.exchange.OffenderImport;
import org.panah.store.Change;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;
import org.panah.store.Store;
import org.panah.testkit.SyntheticPeople;

/**
 * Drafts as a registry writes them, as many as are wanted: bodies of synthetic offender records,
 * each with the number of the draft in the place of the CNIC, and four keys. The ids and numbers
 * come in no order, as in life.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class SampleRecords {
  /** How many keys a draft has. */
  static final int KEYS = 4;

  private static final int TEMPLATES = 2_000;
  private static final int DIGITS = 13;
  // Without a common divisor, so that each number below the space stands for another one.
  private static final long SPACE = 100_000_000;
  private static final long STEP = 73_687_871;

  private final List<Template> templates;

  /** A body, and where the CNIC is in it. */
  private static final class Template {
    final String kind;
    final byte[] body;
    final int at;

    Template(Document document) {
      kind = document.kind();
      body = document.body();
      String cnic = document.keys().iterator().next().token();
      at = new String(body, StandardCharsets.ISO_8859_1).indexOf('"' + cnic + '"') + 1;
      if (document.keys().size() != 1 || cnic.length() != DIGITS || at == 0) {
        throw new IllegalStateException("not a record with one CNIC");
      }
    }
  }

  private SampleRecords(List<Template> templates) {
    this.templates = templates;
  }

  /** Imports a few thousand people into memory, and takes what was stored of them. */
  static SampleRecords make() {
    StringWriter csv = new StringWriter();
    try {
      LocalDate today = LocalDate.now(ZoneId.of("Asia/Karachi"));
      SyntheticPeople.seeded(5).asOf(today).writeCsv(csv, TEMPLATES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Store store = Store.inMemory();
    try (Registry registry =
        Registry.builder(Storage.of(store, AuditLog.inMemory())).agency(People.OWNER).build()) {
      OffenderImport.csv(new StringReader(csv.toString()))
          .into(People.clerk(registry), People.OWNER);
      List<Template> templates =
          store.changes(Cursor.START, TEMPLATES).stream()
              .map(Change::document)
              .map(Template::new)
              .toList();
      if (templates.size() != TEMPLATES) {
        throw new IllegalStateException("stored " + templates.size());
      }
      return new SampleRecords(templates);
    }
  }

  /** How many bytes a body has on average. */
  double bodySize() {
    return templates.stream().mapToInt(template -> template.body.length).average().orElseThrow();
  }

  /** The draft of a number, always the same. */
  Draft draft(long number) {
    Template template = templates.get((int) (number % TEMPLATES));
    byte[] body = template.body.clone();
    char[] cnic = digits(number, '5');
    for (int i = 0; i < DIGITS; i++) {
      body[template.at + i] = (byte) cnic[i];
    }
    String digits = new String(cnic);
    Set<Key> keys =
        Set.of(
            new Key(digits),
            new Key("PASSPORT:" + digits.substring(5)),
            new Key("MOBILE:923" + digits.substring(4)),
            new Key("SOURCE:" + number));
    return Draft.write(id(number), template.kind, 0, keys, body);
  }

  /** The drafts of as many numbers from one on. */
  List<Draft> drafts(long from, int count) {
    List<Draft> drafts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      drafts.add(draft(from + i));
    }
    return drafts;
  }

  /** The CNIC of the draft of a number. */
  static Key present(long number) {
    return new Key(new String(digits(number, '5')));
  }

  /** A CNIC that no draft has. */
  static Key absent(long number) {
    return new Key(new String(digits(number, '6')));
  }

  // The tehsil 99 is given to nobody.
  private static char[] digits(long number, char division) {
    char[] digits = {'3', division, 0, '9', '9', 0, 0, 0, 0, 0, 0, 0, (char) ('1' + number % 9)};
    long rest = number * STEP % SPACE;
    for (int i = DIGITS - 2; i > 4; i--) {
      digits[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    digits[2] = (char) ('0' + rest);
    return digits;
  }

  private static DocumentId id(long number) {
    long high = mixed(number);
    return new DocumentId(new UUID(high, mixed(high)).toString());
  }

  // The finalizer of SplitMix64: one to one, and without a pattern.
  private static long mixed(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
