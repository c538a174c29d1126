package org.panah;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.hit.Grade;
import org.panah.match.PersonQuery;
import org.panah.person.Cnic;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.PersonName;
import org.panah.person.Sex;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

class WatchDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Agency PUNJAB = Agency.of("PB-POL");
  private static final Access ACCESS =
      Access.by("officer-1", Role.INVESTIGATOR)
          .of(PUNJAB)
          .forPurpose(Purpose.INVESTIGATION, CaseReference.fir("123/2026", "Model Town, Lahore"))
          .correlatedBy("req-1");
  private static final PersonQuery FULL =
      PersonQuery.named(PersonName.parse("Zarbakht Quddoos @ Mani").inUrdu("زربخت قدوس"))
          .father("Gulzaman")
          .husband("Sher Dil")
          .bornBetween(1984, 1986)
          .sex(Sex.FEMALE)
          .district("PB-lahore")
          .identifier(Cnic.parse("35202-0000001-1"))
          .identifier(Identifier.of(IdentifierType.PASSPORT, "AB1234567", "PAK"))
          .limit(7)
          .least(Grade.STRONG);

  private static Watch watch(PersonQuery query) {
    return new Watch("w-1", query, ACCESS, NOW, NOW.plus(Duration.ofDays(90)));
  }

  private static String golden() throws IOException {
    try (InputStream file = WatchDocumentsTest.class.getResourceAsStream("watch-1.json")) {
      return new String(file.readAllBytes(), UTF_8).strip();
    }
  }

  private static Document document(String id, String kind, byte[] body) {
    return new Document(new DocumentId(id), kind, PUNJAB, 1, 1, NOW, Set.of(), body, false);
  }

  private static Watch read(String json) {
    return WatchDocuments.watch(document("w-1", WatchDocuments.KIND, json.getBytes(UTF_8)));
  }

  @Test
  void watch_isStoredInTheFormOfTheGoldenFile_andReadFromIt() throws IOException {
    Draft draft = WatchDocuments.draft(watch(FULL));

    assertThat(new String(draft.body(), UTF_8)).isEqualTo(golden());
    assertThat(read(golden())).isEqualTo(watch(FULL));
    assertThat(draft.keys()).containsExactly(WatchDocuments.keyOf(PUNJAB));
  }

  @Test
  void query_comesBackAsItWent_whateverIsKnown() {
    PersonQuery named = PersonQuery.named("Zarbakht Quddoos");
    for (PersonQuery query :
        List.of(
            named,
            PersonQuery.named(PersonName.parse("زربخت")),
            named.father("Gulzaman").bornAbout(1985),
            named.born("1985-04-03").sex(Sex.MALE),
            named.born("1985-04").husband("Sher Dil"),
            named.aged(30, LocalDate.of(2026, 3, 1)).limit(100),
            PersonQuery.holding(Cnic.parse("35202-0000001-1").asIdentifier())
                .least(Grade.SAME_IDENTIFIER),
            FULL)) {
      byte[] json = RecordCodec.strict().encode(query);

      assertThat(RecordCodec.strict().decode(json, PersonQuery.class)).isEqualTo(query);
      assertThat(RecordCodec.standard().decode(json, PersonQuery.class)).isEqualTo(query);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"least\":\"STRONG\"|\"least\":\"STRONG\",\"notNamed\":\"Bilal\"",
        "\"least\":\"STRONG\"|\"least\":\"STRONG\",\"least\":\"STRONG\"",
        "\"limit\":7|\"limit\":\"Gulzaman\"",
        "\"limit\":7|\"limit\":0",
        "\"least\":\"STRONG\"|\"least\":1",
        "INVESTIGATOR|Gulzaman",
        "\"id\":\"w-1\"|\"id\":\"w-2\"",
        "\"agency\":\"PB-POL\"|\"agency\":\"SD-POL\"",
        "2026-05-30|2026-02-01",
        "{\"id\"|[{\"id\""
      })
  void watch_thatIsNotWhollyUnderstood_isNotRead_andItsWordsComeOutNowhere(String change)
      throws IOException {
    String[] parts = change.split("\\|", 2);
    String changed = golden().replace(parts[0], parts[1]);
    assertThat(changed).isNotEqualTo(golden());

    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(PanahException.Unavailable.class)
        .hasMessageNotContainingAny("Gulzaman", "Zarbakht")
        .hasStackTraceContaining("watch")
        .satisfies(
            e -> {
              if (e.getCause() != null) {
                assertThat(e.getCause()).hasMessageNotContainingAny("Gulzaman", "Zarbakht");
              }
            });
  }

  @Test
  void note_comesBackAsItWent_underANameOfItsOwn() {
    WatchDocuments.Note note =
        new WatchDocuments.Note("w-1", "r-1", Grade.STRONG, true, null, "run", NOW);
    Draft draft = WatchDocuments.draft(note, 1);
    String id = draft.id().value();

    assertThat(WatchDocuments.note(document(id, WatchDocuments.NOTE_KIND, draft.body())))
        .isEqualTo(note);
    assertThat(
            WatchDocuments.noteId(
                    new WatchDocuments.Note("w-1", "r-2", Grade.STRONG, true, null, "run", NOW))
                .value())
        .isNotEqualTo(id);
    assertThatThrownBy(
            () -> WatchDocuments.note(document("other", WatchDocuments.NOTE_KIND, draft.body())))
        .isInstanceOf(PanahException.Unavailable.class);
  }

  @Test
  void watch_endsAfterItBegan() {
    assertThatThrownBy(() -> new Watch("w-1", FULL, ACCESS, NOW, NOW))
        .isInstanceOf(PanahException.InvalidRequest.class);
    assertThat(watch(FULL).toString()).doesNotContain("Zarbakht", "Gulzaman", "35202");
  }
}
