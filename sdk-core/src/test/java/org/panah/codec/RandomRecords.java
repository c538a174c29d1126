package org.panah.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.panah.common.Agency;
import org.panah.offender.AgeAtOffence;
import org.panah.offender.FirReference;
import org.panah.offender.Judgment;
import org.panah.offender.LegalBasis;
import org.panah.offender.Offence;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.ReviewExtension;
import org.panah.offender.SectionReference;
import org.panah.offender.SourceMark;
import org.panah.offender.Stage;
import org.panah.offender.StageEntry;
import org.panah.offender.Victim;
import org.panah.offender.Warning;
import org.panah.person.Address;
import org.panah.person.Contact;
import org.panah.person.ExternalReference;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.Mark;
import org.panah.person.Occupation;
import org.panah.person.PartialDate;
import org.panah.person.Person;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/** Records in which any field is there or not, from a seed. */
final class RandomRecords {
  private static final String LETTERS =
      "abcXYZ 0129 \"\\/{}[],:'<>&\u00e9\u200c\u2028\ud83d\udd12ابپتٹعی۔؟ںہھ";

  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  OffenderRecord next() {
    return new OffenderRecord(
        new OffenderId("r-" + random.nextInt(1_000_000)),
        Agency.of(random.nextBoolean() ? "PB-POL" : "FIA"),
        random.nextInt(5),
        maybe(
            () ->
                Instant.ofEpochSecond(
                    1_700_000_000L + random.nextInt(), random.nextInt(1_000_000_000))),
        person(),
        many(1, 4, i -> offence("" + i)),
        many(0, 3, i -> new Warning(text(10), text(40), maybe(this::day))),
        LegalBasis.of("LAW-" + random.nextInt(99)),
        day(),
        many(0, 2, i -> extension()),
        maybe(
            () ->
                new SourceMark(
                    "%032x".formatted(random.nextLong()), maybe(this::day), random.nextInt(5))));
  }

  private Person person() {
    return new Person(
        name(),
        maybe(this::name),
        maybe(this::name),
        any(Sex.values()),
        maybe(this::partialDate),
        maybe(() -> text(20)),
        maybe(() -> "PK"),
        many(0, 4, i -> identifier()),
        many(0, 3, i -> address()),
        many(0, 2, i -> new Contact(text(8), text(20))),
        many(0, 2, i -> occupation()),
        many(0, 2, i -> new Mark(text(8), maybe(() -> text(8)), text(20))),
        many(0, 2, i -> reference()));
  }

  private PersonName name() {
    String urdu = "ع" + text(20);
    return random.nextInt(3) == 0
        ? new PersonName(null, urdu, many(0, 2, i -> "n" + text(9)))
        : new PersonName("I" + text(20), maybe(() -> urdu), many(0, 2, i -> "n" + text(9)));
  }

  private Identifier identifier() {
    LocalDate from = day();
    boolean citizen = random.nextBoolean();
    return new Identifier(
        IdentifierType.of(
            citizen
                ? any(new String[] {"CNIC", "NICOP", "POC", "CRC"})
                : any(new String[] {"PASSPORT", "POR", "PRISON", "REGISTER", "HOST_1"})),
        citizen
            ? "%013d".formatted(1_000_000_000_000L + random.nextLong(8_000_000_000_000L - 1))
            : "N" + random.nextInt(100_000),
        maybe(() -> text(6)),
        maybe(() -> from),
        maybe(() -> from.plusDays(random.nextInt(4_000))));
  }

  private Address address() {
    LocalDate from = day();
    return new Address(
        any(Address.Kind.values()),
        text(40),
        maybe(() -> "PB-lahore"),
        maybe(() -> text(12)),
        maybe(() -> from),
        maybe(() -> from.plusDays(random.nextInt(900))),
        maybe(this::day));
  }

  private Occupation occupation() {
    LocalDate from = day();
    return new Occupation(
        text(30),
        random.nextBoolean(),
        maybe(() -> from),
        maybe(() -> from.plusDays(random.nextInt(900))));
  }

  private ExternalReference reference() {
    return new ExternalReference(
        text(8), text(8), text(20), maybe(() -> "%064x".formatted(random.nextLong(1L << 62))));
  }

  private Offence offence(String key) {
    PartialDate from = maybe(this::partialDate);
    List<StageEntry> stages = new ArrayList<>();
    Stage stage = any(Stage.values());
    stages.add(new StageEntry(stage, maybe(this::day)));
    while (!stage.next().isEmpty() && random.nextInt(3) > 0) {
      stage = any(EnumSet.copyOf(stage.next()).toArray(new Stage[0]));
      stages.add(new StageEntry(stage, null));
    }
    return new Offence(
        key,
        new SectionReference("PPC " + random.nextInt(500), "2023-" + random.nextInt(9)),
        maybe(() -> new FirReference(text(8), text(12), maybe(() -> "PB-kasur"))),
        from,
        from == null ? null : maybe(() -> PartialDate.parse("2199")),
        maybe(() -> "PB-kasur"),
        stages,
        any(AgeAtOffence.values()),
        maybe(this::judgment),
        many(
            0,
            3,
            i ->
                new Victim(
                    any(Victim.AgeBand.values()),
                    any(Sex.values()),
                    maybe(() -> "V/" + random.nextInt(999)),
                    maybe(() -> "TEACHER"))));
  }

  private Judgment judgment() {
    return new Judgment(
        text(20),
        maybe(() -> text(8)),
        maybe(this::day),
        maybe(() -> text(60)),
        maybe(this::reference));
  }

  private ReviewExtension extension() {
    LocalDate on = day();
    return new ReviewExtension(on, on.plusDays(1 + random.nextInt(1_000)), text(40));
  }

  private PartialDate partialDate() {
    LocalDate day = day();
    boolean month = random.nextBoolean();
    return new PartialDate(
        day.getYear(),
        month ? day.getMonthValue() : null,
        month && random.nextBoolean() ? day.getDayOfMonth() : null,
        random.nextBoolean());
  }

  private LocalDate day() {
    return LocalDate.of(1950, 1, 1).plusDays(random.nextInt(40_000));
  }

  /** A text with a visible first and last character, since values strip white space. */
  private String text(int max) {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder("x");
    int length = random.nextInt(max / 2);
    for (int i = 0; i < length; i++) {
      int letter = letters[random.nextInt(letters.length)];
      // Names fold white space.
      boolean doubled = letter == ' ' && text.charAt(text.length() - 1) == ' ';
      text.appendCodePoint(doubled ? 'y' : letter);
    }
    return text.append("z").toString();
  }

  private <T> T any(T[] of) {
    return of[random.nextInt(of.length)];
  }

  private <T> T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private interface Making<T> {
    T make(int number);
  }

  private <T> List<T> many(int least, int most, Making<T> making) {
    List<T> list = new ArrayList<>();
    int size = least + random.nextInt(most - least + 1);
    for (int i = 0; i < size; i++) {
      list.add(making.make(i));
    }
    return list;
  }
}
