package org.panah;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.AlertStatus;
import org.panah.alert.DuplicateAnswer;
import org.panah.alert.EndedAlert;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.store.Cursor;
import org.panah.store.Document;
import org.panah.store.Key;

/** Alerts as a session sees them: reading here, writing in {@link AlertWriter}. */
final class EmbeddedAlerts implements Alerts {
  private final EmbeddedRegistry registry;
  private final Access access;
  private final AlertWriter writer;

  EmbeddedAlerts(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
    this.writer = new AlertWriter(registry, access);
  }

  @Override
  public Drafted draft(Alert alert) {
    Alert stored = writer.draft(alert);
    return new Drafted(stored, duplicates(stored.id()));
  }

  @Override
  public Alert same(AlertId id, long version, AlertId other) {
    return writer.answer(id, version, new DuplicateAnswer(other, true, null, access.officer()));
  }

  @Override
  public Alert different(AlertId id, long version, AlertId other, String reason) {
    return writer.answer(id, version, new DuplicateAnswer(other, false, reason, access.officer()));
  }

  @Override
  public Alert authorise(AlertId id, long version) {
    return writer.authorise(id, version);
  }

  @Override
  public Alert update(Alert changed, @Nullable String note) {
    return writer.update(changed, note);
  }

  @Override
  public EndedAlert end(AlertId id, long version, AlertEnd end) {
    return new AlertEnder(registry, access).end(id, version, end);
  }

  @Override
  public List<LikelyDuplicate> duplicates(AlertId id) {
    return asking(
        access.agency(),
        () ->
            registry.alerts.like(own(id), Set.of(), registry.time.instant()).stream()
                .map(like -> new LikelyDuplicate(seen(like.alert()), like.evidence()))
                .toList(),
        found -> found.stream().map(LikelyDuplicate::alert).map(Alert::id).toList(),
        id);
  }

  @Override
  public List<PostId> recipients(AlertId id) {
    return asking(
        access.agency(),
        () -> {
          registry.roster.refreshed();
          Audience audience = Audience.of(registry, own(id), registry.time.instant());
          return Stream.concat(audience.named().stream(), audience.subscribers().stream())
              .map(Post::id)
              .distinct()
              .sorted(Comparator.comparing(PostId::value))
              .toList();
        },
        found -> List.of(),
        id);
  }

  @Override
  public Acknowledgement acknowledge(AlertId id, PostId post) {
    return new PostWriter(registry, access).acknowledge(id, post);
  }

  @Override
  public void subscribe(AlertId id, PostId post) {
    new PostWriter(registry, access).subscribe(id, post);
  }

  @Override
  public Listening watch(@Nullable String after, Consumer<AlertChange> listener) {
    Objects.requireNonNull(listener, "listener");
    Cursor from =
        asking(
            null,
            () -> after == null ? registry.alerts.now() : AlertListeners.place(after),
            any -> List.of());
    return registry.listeners.add(access, from, listener);
  }

  @Override
  public AlertBoard board(AlertId id) {
    return asking(
        access.agency(),
        () -> new BoardReader(registry).read(id, access.agency()),
        found -> List.of(),
        id);
  }

  @Override
  public List<AlertCounts> counts(Instant from, Instant to) {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    boolean all = maySeeAllCounts();
    return asking(
        Action.COUNT,
        all ? null : access.agency(),
        () ->
            registry.alerts.tally().counts(from, to, registry.time.instant()).stream()
                .filter(count -> all || count.agency().equals(access.agency()))
                .toList(),
        found -> List.of());
  }

  private boolean maySeeAllCounts() {
    try {
      return registry
          .policy
          .decide(access, new Question(Action.COUNT, null, RecordClass.ADULT))
          .allowed();
    } catch (RuntimeException e) {
      // Asked about its own agency next, it fails again, and that is audited.
      return false;
    }
  }

  private Alert own(AlertId id) {
    return registry
        .direct
        .get(AlertDocuments.documentId(id))
        .map(this::visible)
        .filter(alert -> alert.owner().equals(access.agency()))
        .orElseThrow(() -> new PanahException.NotFound("alert"));
  }

  @Override
  public Optional<Alert> get(AlertId id) {
    return asking(
        null,
        () -> registry.direct.get(AlertDocuments.documentId(id)).map(this::visible),
        found -> List.of(),
        id);
  }

  @Override
  public Optional<EndedAlert> ended(AlertId id) {
    return asking(
        null,
        () -> {
          Optional<EndedAlert> ended =
              registry
                  .direct
                  .get(AlertDocuments.endedId(id))
                  .filter(AlertDocuments::isEnded)
                  .map(AlertDocuments::ended);
          return ended.or(() -> over(id)).filter(this::wasKnown);
        },
        found -> List.of(),
        id);
  }

  /** One whose time is over, though nobody has written so yet. */
  private Optional<EndedAlert> over(AlertId id) {
    return registry
        .direct
        .get(AlertDocuments.documentId(id))
        .filter(AlertDocuments::isAlert)
        .map(AlertDocuments::alert)
        .filter(alert -> !registry.time.instant().isBefore(alert.expiresAt()))
        .map(alert -> EndedAlert.of(alert, AlertEnd.expired(), alert.expiresAt()));
  }

  private boolean wasKnown(EndedAlert ended) {
    return ended.revision() > 0 || ended.owner().equals(access.agency());
  }

  @Override
  public Page<Alert> list(AlertMode mode, PageRequest page) {
    return listing(AlertDocuments.known(mode), null, page);
  }

  @Override
  public Page<Alert> drafts(PageRequest page) {
    return listing(AlertDocuments.drafts(access.agency()), access.agency(), page);
  }

  private Page<Alert> listing(Key key, @Nullable Agency owner, PageRequest request) {
    return asking(
        owner,
        () -> {
          Page<Document> found = registry.direct.find(key, request);
          List<Alert> alerts =
              found.items().stream()
                  .map(this::visible)
                  .flatMap(alert -> Optional.ofNullable(alert).stream())
                  .toList();
          return new Page<>(alerts, found.nextToken(), found.asOf());
        },
        found -> found.items().stream().map(Alert::id).toList());
  }

  /** What the asker may see of a document's alert; null if nothing. */
  private @Nullable Alert visible(Document document) {
    if (!AlertDocuments.isAlert(document)) {
      return null;
    }
    Alert alert = AlertDocuments.alert(document);
    Instant now = registry.time.instant();
    boolean over = !now.isBefore(alert.expiresAt());
    boolean own = alert.owner().equals(access.agency());
    return over || (alert.status() == AlertStatus.DRAFT && !own) ? null : seen(alert);
  }

  private Alert seen(Alert alert) {
    return alert.owner().equals(access.agency()) ? alert : alert.abroad();
  }

  private <T> T asking(
      @Nullable Agency owner,
      Supplier<T> reading,
      Function<T, List<AlertId>> shown,
      AlertId... asked) {
    return asking(Action.ALERTS, owner, reading, shown, asked);
  }

  private <T> T asking(
      Action action,
      @Nullable Agency owner,
      Supplier<T> reading,
      Function<T, List<AlertId>> shown,
      AlertId... asked) {
    return new AuditedReading(registry, access)
        .ask(
            action,
            owner,
            List.of(asked).stream().map(AlertId::value).toList(),
            reading,
            answer -> shown.apply(answer).stream().map(AlertId::value).toList());
  }
}
