package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.panah.Alerts;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.access.AccessPolicy;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.CancelReason;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.alert.Sighting;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;

/** Listeners in the process, who are told that alerts have changed. */
class EmbeddedAlertListenerTest {
  private static final PostId HEAD = PostId.of("igp-pb");

  private final SettableTime time = SettableTime.at(START);
  private final ManualExecutor executor = new ManualExecutor(time);
  private final DispatchFixture.Channel channel = new DispatchFixture.Channel("sms");
  private final Dispatcher dispatcher = Dispatcher.stepped(channel);
  private final AtomicBoolean broken = new AtomicBoolean();
  private final ObservedStorage storage = new ObservedStorage(time);
  private final AtomicReference<Decision> decision = new AtomicReference<>(Decision.ALLOWED);
  private final AccessPolicy standard = AccessPolicy.standard(ReferenceData.builtIn());
  private final Registry registry =
      Registry.builder(storage)
          .agency(PUNJAB, SINDH)
          .time(time)
          .executor(executor)
          .policy(
              (access, question) -> {
                if (broken.get()) {
                  throw new AssertionError("broken");
                }
                return decision.get().allowed()
                    ? standard.decide(access, question)
                    : decision.get();
              })
          .dispatching(dispatcher)
          .build();

  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() {
    registry.close();
  }

  private Alerts desk(Agency agency) {
    return registry.as(RegistryAlertRules.raiser(agency)).alerts();
  }

  /** Lets the feed be read, and listeners be told. */
  private List<String> news() {
    time.advance(Duration.ofSeconds(1));
    executor.runDue();
    executor.runDue();
    List<String> news = List.copyOf(told);
    told.clear();
    return news;
  }

  private void keepHead() {
    registry
        .as(RegistryFixture.registrar(PUNJAB))
        .posts()
        .keep(Post.of(PUNJAB, HEAD, "HEAD", "IGP", new PostAddress("sms", "+92300")));
    news();
  }

  private Alerts.Listening listen(Agency agency) {
    return desk(agency).watch(change -> told.add(change.alert() + " " + change.kind()));
  }

  private Alert draft(String id) {
    return draft(PUNJAB, id);
  }

  private Alert draft(Agency owner, String id) {
    String name = id.equals("a") ? "Zarmina Lashari" : "Farida Memon";
    Alert alert =
        Alert.of(owner, AlertCategory.LOST, MissingChild.named(name).aged(7))
            .id(AlertId.of(id))
            .lastSeen(time.instant(), Place.of("Bus stand", "PB-lahore"))
            .station("Model Town")
            .withoutFir("no offence")
            .reportedAt(time.instant())
            .build();
    return desk(owner).draft(alert).alert();
  }

  private Alert authorise(Alert draft) {
    return registry.as(RegistryAlertRules.senior(PUNJAB)).alerts().authorise(draft.id(), 1);
  }

  @Test
  void owner_isToldOfItsAlertsCourse_deliveriesAndReceipts() {
    keepHead();
    listen(PUNJAB);
    Alert draft = draft("a");
    assertThat(news()).containsExactly("a ALERT");
    Alert alert = authorise(draft);
    dispatcher.runOnce();
    assertThat(news()).containsExactly("a ALERT", "a DELIVERY");
    desk(PUNJAB).acknowledge(alert.id(), HEAD);
    assertThat(news()).containsExactly("a RECEIPT");

    desk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));

    assertThat(news()).containsExactly("a END");
  }

  @Test
  void others_areToldOfNeitherDrafts_norDeliveries() {
    keepHead();
    listen(SINDH);
    Alert draft = draft("a");
    Alert other = draft("b");
    desk(PUNJAB).end(other.id(), 1, AlertEnd.cancelled(CancelReason.WITHDRAWN));
    assertThat(news()).isEmpty();
    Alert alert = authorise(draft);
    dispatcher.runOnce();
    desk(PUNJAB).acknowledge(alert.id(), HEAD);
    assertThat(news()).containsExactly("a ALERT");
    Place place = Place.of("Chowk Kumharan", "PB-multan");
    registry
        .as(RegistryAlertRules.raiser(PUNJAB))
        .sightings()
        .report(Sighting.of(PUNJAB, alert.id(), time.instant(), place));
    assertThat(news()).containsExactly("a SIGHTING");
    desk(PUNJAB).end(alert.id(), alert.version(), AlertEnd.foundSafe(time.instant()));

    assertThat(news()).containsExactly("a END");
  }

  @Test
  void whatWasThereBefore_isNoChange() {
    authorise(draft("a"));
    news();

    listen(PUNJAB);

    assertThat(news()).isEmpty();
  }

  @Test
  void listenerThatThrows_isToldOn_andOthersToo() {
    news();
    desk(SINDH)
        .watch(
            change -> {
              told.add("failing");
              throw new IllegalStateException("secret");
            });
    listen(SINDH);
    authorise(draft("a"));
    assertThat(news()).containsExactly("failing", "a ALERT");
    authorise(draft("b"));

    assertThat(news()).containsExactly("failing", "b ALERT");
  }

  @Test
  void listenerThatIsClosed_isToldNoMore() {
    news();
    Alerts.Listening listening = listen(SINDH);
    authorise(draft("a"));
    listening.close();
    listening.close();

    assertThat(news()).isEmpty();
  }

  @Test
  void listenerWhoMayNotAnyMore_isToldNothing_andTheAuditSaysSo() {
    news();
    listen(SINDH);
    authorise(draft("a"));
    decision.set(Decision.refusedBy("off-duty"));

    assertThat(news()).isEmpty();
    assertThat(storage.auditLog().last().orElseThrow().event().rule()).isEqualTo("off-duty");
    decision.set(Decision.ALLOWED);
    authorise(draft("b"));
    assertThat(news()).isEmpty();
  }

  @Test
  void listening_isDecidedAndAudited() {
    listen(SINDH);
    assertThat(storage.auditLog().last().orElseThrow().event().action()).isEqualTo(Action.ALERTS);
    decision.set(Decision.refusedBy("off-duty"));

    assertThatThrownBy(() -> listen(SINDH)).isInstanceOf(PanahException.NotPermitted.class);
  }

  @Test
  void listener_mayAskTheRegistry() {
    news();
    desk(PUNJAB)
        .watch(change -> told.add(desk(PUNJAB).board(change.alert()).rows().size() + " rows"));
    Alert draft = draft("a");
    authorise(draft);

    assertThat(news()).isNotEmpty().containsOnly("0 rows");
  }

  @Test
  void screen_showsWhoWasTold() {
    keepHead();
    List<AlertBoard> shown = new ArrayList<>();
    Alerts.Listening screen = ScreenSample.screen(desk(PUNJAB), shown::add);
    authorise(draft("a"));
    news();
    assertThat(shown).isEmpty();
    dispatcher.runOnce();
    news();
    screen.close();

    assertThat(shown).hasSize(1);
    assertThat(shown.get(0).told()).isOne();
  }

  @Test
  void listenerOfWhichTheAuditCouldNotTell_isNone() {
    news();
    storage.auditDown = true;
    assertThatThrownBy(() -> listen(SINDH)).isInstanceOf(PanahException.Unavailable.class);
    storage.auditDown = false;
    authorise(draft("a"));

    assertThat(news()).isEmpty();
  }

  @Test
  void policyThatBreaks_keepsNobodyFromHearingLater_ofWhatHappenedMeanwhileToo() {
    news();
    listen(SINDH);
    authorise(draft("a"));
    broken.set(true);
    assertThat(news()).isEmpty();
    broken.set(false);
    assertThat(news()).containsExactly("a ALERT");
    authorise(draft("b"));

    assertThat(news()).containsExactly("b ALERT");
  }

  @Test
  void receipt_isToldToTheOwner_thoughItsJournalIsReadBefore() {
    keepHead();
    listen(SINDH);
    Alert alert = draft(SINDH, "s");
    registry.as(RegistryAlertRules.senior(SINDH)).alerts().authorise(alert.id(), 1);
    desk(PUNJAB).acknowledge(alert.id(), HEAD);

    assertThat(news()).contains("s ALERT", "s RECEIPT");
  }
}
