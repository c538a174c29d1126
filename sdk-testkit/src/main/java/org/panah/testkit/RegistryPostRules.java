package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.panah.Posts;
import org.panah.access.Action;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.alert.Severity;
import org.panah.common.Agency;
import org.panah.common.PageRequest;

/** The chapter on posts: the roster, and who is told of which alert. */
abstract class RegistryPostRules extends RegistryDuplicateRules {
  private static final PostAddress SMS = new PostAddress("sms", "+923001234567");

  private Posts roster(Agency agency) {
    return registry().as(registrar(agency)).posts();
  }

  static Post post(Agency owner, String id, String kind, String... areas) {
    return Post.of(owner, PostId.of(id), kind, "Office " + id, SMS).in(areas);
  }

  final void keep(Post... posts) {
    Stream.of(posts).forEach(post -> roster(post.owner()).keep(post));
  }

  final List<String> told(Alert alert) {
    return alertDesk(alert.owner()).recipients(alert.id()).stream().map(PostId::value).toList();
  }

  @Test
  void post_isKept_changed_andRemoved() {
    Post first = roster(PUNJAB).keep(post(PUNJAB, "igp", "HEAD"));
    assertThat(first.version()).isOne();
    assertThat(roster(PUNJAB).keep(post(PUNJAB, "igp", "HEAD"))).isEqualTo(first);

    Post changed =
        first
            .reachedAt(new PostAddress("email", "igp@police.example"))
            .deputisedBy(PostId.of("addl-igp"))
            .answeringWithin(Duration.ofMinutes(5));
    Post second = roster(PUNJAB).keep(changed);
    assertThat(second.version()).isEqualTo(2);
    assertThat(roster(PUNJAB).get(first.id())).contains(second);
    assertThat(all(1, roster(PUNJAB)::list)).containsExactly(second);
    assertConflict(1, 2, () -> roster(PUNJAB).keep(first.in("PK-PB")));
    assertConflict(1, 2, () -> roster(PUNJAB).remove(first.id(), 1));

    roster(PUNJAB).remove(first.id(), 2);
    assertThat(roster(PUNJAB).get(first.id())).isEmpty();
    assertThat(all(1, roster(PUNJAB)::list)).isEmpty();
    assertNotFound(() -> roster(PUNJAB).remove(first.id(), 2));
    assertInvalid("post.id", () -> roster(PUNJAB).keep(second.kept(3)));
  }

  @Test
  void roster_isItsAgencys() {
    Post kept = roster(PUNJAB).keep(post(PUNJAB, "igp", "HEAD"));

    assertThat(roster(SINDH).get(kept.id())).isEmpty();
    assertThat(roster(SINDH).list(PageRequest.first(9)).items()).isEmpty();
    assertNotFound(() -> roster(SINDH).remove(kept.id(), 1));
    assertRefused("only-the-owner-writes", () -> roster(SINDH).keep(kept));
    assertConflict(0, 1, () -> roster(SINDH).keep(post(SINDH, "igp", "HEAD")));
    assertRefused(
        "role-may-not",
        () -> registry().as(raiser(PUNJAB)).posts().keep(post(PUNJAB, "dpo", "DISTRICT")));
  }

  @Test
  void keep_refusesAreasThatAreNone_andTellsNoAddress() {
    assertInvalid("post.areas", () -> roster(PUNJAB).keep(post(PUNJAB, "a", "HEAD", "Lahore")));

    assertThat(post(PUNJAB, "a", "HEAD").toString() + SMS).doesNotContain("92300");
  }

  @Test
  void roster_isAudited() {
    assertThat(
            audited(
                () -> {
                  roster(PUNJAB).keep(post(PUNJAB, "igp", "HEAD"));
                  roster(PUNJAB).list(PageRequest.first(9));
                }))
        .extracting(entry -> entry.event().action())
        .containsExactly(Action.ROSTER, Action.POSTS);
  }

  @Test
  void lostChild_isToldToEveryHead_andThoseNearby() {
    keep(
        post(PUNJAB, "pb-head", "HEAD", "PK-PB"),
        post(SINDH, "sd-head", "HEAD", "PK-SD"),
        post(SINDH, "cell", "CELL"),
        post(PUNJAB, "pb-region", "REGION", "PB-kasur", "PB-lahore"),
        post(PUNJAB, "pb-other-region", "REGION", "PB-multan"),
        post(SINDH, "sd-region", "REGION", "SD-sukkur"),
        post(PUNJAB, "lahore", "DISTRICT", "PB-lahore"),
        post(PUNJAB, "multan", "DISTRICT", "PB-multan"),
        post(PUNJAB, "pb-district-desk", "DISTRICT", "PK-PB"),
        post(PUNJAB, "station", "STATION", "PB-lahore"));
    Alert lost = lost(PUNJAB, "a", "Zarmina Lashari").build();
    alertDesk(PUNJAB).draft(lost);

    assertThat(told(lost))
        .containsExactly(
            "cell",
            "lahore",
            "pb-district-desk",
            "pb-head",
            "pb-other-region",
            "pb-region",
            "sd-head",
            "station");
  }

  @Test
  void abductedChild_isToldToEverybody_andSoIsOneInGreatDanger() {
    keep(
        post(SINDH, "sukkur", "DISTRICT", "SD-sukkur"),
        post(SINDH, "anything", "KIND_OF_ITS_OWN", "SD-sukkur"));
    Alert lost = lost(PUNJAB, "a", "Zarmina Lashari").build();
    Alert abducted = lost.toBuilder().id(AlertId.of("b")).category(AlertCategory.ABDUCTED).build();
    Alert extreme = lost.toBuilder().id(AlertId.of("c")).severity(Severity.EXTREME).build();
    List.of(lost, abducted, extreme).forEach(alertDesk(PUNJAB)::draft);

    assertThat(told(lost)).isEmpty();
    assertThat(told(abducted)).containsExactly("anything", "sukkur");
    assertThat(told(extreme)).containsExactly("anything", "sukkur");
    assertNotFound(() -> alertDesk(SINDH).recipients(lost.id()));
  }
}
