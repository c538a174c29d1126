package org.panah.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.panah.exchange.RosterDesk.HEADER;
import static org.panah.exchange.RosterDesk.PUNJAB;
import static org.panah.exchange.RosterDesk.SINDH;
import static org.panah.exchange.RosterDesk.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.common.PanahException.NotPermitted;

class RosterImportTest {
  private static final String TITLE = "انسپکٹر جنرل پولیس، پنجاب";

  private final RosterDesk desk = new RosterDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  private static List<PostId> ids(String... ids) {
    return List.of(ids).stream().map(PostId::of).toList();
  }

  @Test
  void into_keepsWhatEveryColumnTells() {
    RosterReport report =
        desk.takeIn(
            "\ufeff" + HEADER,
            "igp,HEAD,"
                + TITLE
                + ",PK-PB | PB-lahore|,addl-igp,۵,\u202a+923001234567\u202c,igp@police.example",
            "addl-igp,HEAD,\"Addl. IGP, \"\"Operations\"\"\",,-,,N/A,addl@police.example");

    assertThat(report)
        .usingRecursiveComparison()
        .isEqualTo(
            new RosterReport(2, 2, 0, 0, 0, List.of(), List.of(), List.of(), report.elapsed()));
    PostAddress mail = new PostAddress("mail", "addl@police.example");
    Post deputy = Post.of(PUNJAB, PostId.of("addl-igp"), "HEAD", "Addl. IGP, \"Operations\"", mail);
    Post head =
        Post.of(PUNJAB, PostId.of("igp"), "HEAD", TITLE, new PostAddress("sms", "+923001234567"))
            .reachedAt(new PostAddress("mail", "igp@police.example"))
            .in("PK-PB", "PB-lahore")
            .deputisedBy(deputy.id())
            .answeringWithin(Duration.ofMinutes(5));
    assertThat(desk.roster()).containsExactly(deputy.kept(1), head.kept(1));
  }

  @Test
  void into_changesNothing_whenTheSameIsImportedAgain_inWhateverOrder() {
    desk.takeIn(HEADER, "a,HEAD,A,PK-PB|PK-SD,b,15,+921,a@x", row("b"));

    RosterReport again =
        desk.takeIn(
            "channel.MAIL,channel.sms,Title,ID,kind,areas,deputy,answers_within_minutes",
            ",+923001234567,Office b,b,DISTRICT,PB-lahore,,20",
            "a@x,+921,A,a,HEAD,PK-SD | PK-PB | PK-SD,b,");

    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(again.read()).isEqualTo(2);
    assertThat(desk.roster()).extracting(Post::version).containsOnly(1L);
  }

  @Test
  void into_changesWhatTheFileTellsOtherwise_andOnlyThat() {
    desk.takeIn(HEADER, row("a"), row("b"));

    RosterReport report =
        desk.takeIn(HEADER, row("a").replace("+92300", "+92301"), row("b"), row("c"));

    assertThat(report.changed()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(desk.roster()).extracting(Post::version).containsExactly(2L, 1L, 1L);
    assertThat(desk.post("a").addresses()).containsExactly(new PostAddress("sms", "+923011234567"));
  }

  @Test
  void into_leavesPostsOfWhichNoRowTells_andReportsThem() {
    desk.keep(PUNJAB, "by-hand");
    desk.keep(SINDH, "of-sindh");

    RosterReport report = desk.takeIn(HEADER, row("a"));

    assertThat(report.notInFile()).isEqualTo(ids("by-hand"));
    assertThat(report.removed()).isEmpty();
    assertThat(desk.ids()).containsExactly("a", "by-hand");
  }

  @Test
  void removingOthers_takesThemOff_andTheirIdsAreNotUsedAgain() {
    desk.takeIn(HEADER, row("a"), row("b"), row("c"));
    desk.keep(SINDH, "of-sindh");

    RosterReport report =
        RosterDesk.lines(HEADER, row("b")).removingOthers().into(desk.posts(PUNJAB), PUNJAB);

    assertThat(report.removed()).isEqualTo(ids("a", "c"));
    assertThat(report.notInFile()).isEmpty();
    assertThat(desk.ids()).containsExactly("b");
    assertThat(desk.posts(SINDH).get(PostId.of("of-sindh"))).isPresent();
    RosterReport back = desk.takeIn(HEADER, row("a"), row("b"));
    assertThat(back.rejected()).isEqualTo(1);
    assertThat(desk.ids()).containsExactly("b");
  }

  @Test
  void removingOthers_removesNobody_ifARowIsRejected() {
    desk.takeIn(HEADER, row("a"), row("b"));

    RosterReport report =
        RosterDesk.lines(HEADER, row("b"), row("a,"))
            .removingOthers()
            .into(desk.posts(PUNJAB), PUNJAB);

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.removed()).isEmpty();
    assertThat(report.notInFile()).isEqualTo(ids("a"));
    assertThat(desk.ids()).containsExactly("a", "b");
  }

  @Test
  void removingOthers_refusesAFileThatIsNotOfAllPosts() {
    desk.takeIn(HEADER, row("a"));

    for (String[] lines :
        new String[][] {
          {HEADER}, {"panah_line,panah_field,panah_rule," + HEADER, "2,id,required," + row("b")}
        }) {
      assertThatExceptionOfType(InvalidRequest.class)
          .isThrownBy(
              () -> RosterDesk.lines(lines).removingOthers().into(desk.posts(PUNJAB), PUNJAB))
          .withMessageStartingWith("removingOthers: with a file of all posts");
    }
    assertThat(desk.ids()).containsExactly("a");
  }

  @Test
  void deputy_mayStandAnywhere_inTheFileOrTheRoster() {
    desk.keep(PUNJAB, "by-hand");

    RosterReport report = desk.takeIn(HEADER, row("a", "b"), row("b", "by-hand"), row("c", "a"));

    assertThat(report.added()).isEqualTo(3);
    assertThat(desk.post("a").deputy()).isEqualTo(PostId.of("b"));
  }

  @Test
  void deputy_thatIsNowhere_orWouldGo_isRefused() {
    desk.keep(PUNJAB, "by-hand");
    desk.keep(SINDH, "of-sindh");

    assertThat(desk.takeIn(HEADER, row("a", "nobody"), row("b", "of-sindh"), row("c", "c")))
        .extracting(RosterReport::rejected)
        .isEqualTo(3L);
    RosterReport report =
        RosterDesk.lines(HEADER, row("a", "by-hand"))
            .removingOthers()
            .into(desk.posts(PUNJAB), PUNJAB);
    assertThat(report.rejected()).isEqualTo(1);
    assertThat(desk.ids()).containsExactly("by-hand");
  }

  @Test
  void post_isTaken_thoughTheRowOfItsDeputyIsRejected_andReported() {
    RosterReport report =
        desk.takeIn(HEADER, row("a", "b"), row("b").replace("DISTRICT", "district"), row("c"));

    assertThat(report.withoutDeputy()).isEqualTo(ids("a"));
    assertThat(report.added()).isEqualTo(2);
    RosterReport corrected = desk.takeIn(HEADER, row("b"));
    assertThat(corrected.withoutDeputy()).isEmpty();
    assertThat(desk.ids()).containsExactly("a", "b", "c");
  }

  @Test
  void idOfAnotherAgencysPost_isRefused() {
    desk.keep(SINDH, "igp");

    RosterReport report = desk.takeIn(HEADER, row("igp"), row("a"));

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(desk.posts(SINDH).get(PostId.of("igp")).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void into_needsTheRightToChangeTheOwnersRoster_alsoWhereThatOfTheSessionTellsTheSame() {
    RosterDesk.lines(HEADER, row("a"), row("b")).into(desk.posts(SINDH), SINDH);

    assertThatExceptionOfType(NotPermitted.class)
        .isThrownBy(
            () ->
                RosterDesk.lines(HEADER, row("a"))
                    .removingOthers()
                    .into(desk.posts(SINDH), PUNJAB));
    assertThat(desk.roster()).isEmpty();
    assertThat(desk.posts(SINDH).get(PostId.of("b"))).isPresent();
  }

  @Test
  void into_takesMorePostsThanAPageHolds() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 1_200; i++) {
      lines.add(row("post-" + i, "post-" + (i + 1) % 1_200));
    }
    String[] file = lines.toArray(new String[0]);

    assertThat(desk.takeIn(file).added()).isEqualTo(1_200);
    assertThat(desk.takeIn(file).unchanged()).isEqualTo(1_200);
  }

  @Test
  void areas_thatSayNothing_areRejected_ratherThanTheWholeCountry() {
    for (String nothing : List.of("|", " | ", "unknown", "None", "NA", "-", ".")) {
      RosterReport report = desk.takeIn(HEADER, "a,STATION,A," + nothing + ",,15,+923001234567,");

      assertThat(report.rejected()).as(nothing).isEqualTo(1);
    }
    assertThat(desk.roster()).isEmpty();
  }

  @Test
  void addresses_thatASpreadsheetHasMadeSomethingElseOf_areRejected() {
    for (String wreck :
        List.of(
            "+9.23E+11", "92.3E+10", "9.23e11", "#N/A", "#NAME?", "'+923001234567", "=+923001")) {
      RosterReport report = desk.takeIn(HEADER, "a,STATION,A,,,15," + wreck + ",");

      assertThat(report.rejected()).as(wreck).isEqualTo(1);
    }
    assertThat(desk.roster()).isEmpty();
  }

  @Test
  void post_mayBeCalledAsOtherCellsAreThatSayNothing() {
    assertThat(desk.takeIn(HEADER, "NA,STATION,A,,,15,+923001234567,").added()).isEqualTo(1);
  }
}
