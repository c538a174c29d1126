package org.panah.http;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertCounts;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.EndedAlert;
import org.panah.alert.LikelyDuplicate;
import org.panah.alert.PostId;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts of a registry that is reached over HTTP. */
record HttpAlerts(Door door) implements Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(HttpAlerts.class);

  /** The event that tells of a change of an alert. */
  private static final String ALERT = "alert";

  @Override
  public Drafted draft(Alert alert) {
    return door.ask(Route.DRAFT_ALERT, alert, Drafted.class);
  }

  @Override
  public List<LikelyDuplicate> duplicates(AlertId id) {
    return door.ask(Route.LIST_DUPLICATES, null, Messages.LikelyDuplicates.class, id.value())
        .duplicates();
  }

  @Override
  public Alert same(AlertId id, long version, AlertId other) {
    return decide(id, new Messages.DuplicateDecision(version, other, true, null));
  }

  @Override
  public Alert different(AlertId id, long version, AlertId other, String reason) {
    return decide(id, new Messages.DuplicateDecision(version, other, false, reason));
  }

  private Alert decide(AlertId id, Messages.DuplicateDecision decision) {
    return door.ask(Route.ANSWER_DUPLICATE, decision, Alert.class, id.value());
  }

  @Override
  public Alert authorise(AlertId id, long version) {
    return door.ask(
        Route.AUTHORISE_ALERT, new Messages.AtVersion(version), Alert.class, id.value());
  }

  @Override
  public Alert update(Alert changed, @Nullable String note) {
    return door.change(
        Route.UPDATE_ALERT,
        new Messages.AlertUpdate(changed, note),
        Alert.class,
        changed.id().value(),
        changed.version());
  }

  @Override
  public EndedAlert end(AlertId id, long version, AlertEnd end) {
    return door.ask(
        Route.END_ALERT, new Messages.AlertEnding(version, end), EndedAlert.class, id.value());
  }

  @Override
  public Optional<Alert> get(AlertId id) {
    return door.look(Route.GET_ALERT, Alert.class, id.value());
  }

  @Override
  public Optional<EndedAlert> ended(AlertId id) {
    return door.look(Route.GET_ENDED_ALERT, EndedAlert.class, id.value());
  }

  @Override
  public Page<Alert> list(AlertMode mode, PageRequest page) {
    return door.page(Route.LIST_ALERTS, page, Alert.class, List.of("mode", mode.name()));
  }

  @Override
  public Page<Alert> drafts(PageRequest page) {
    return door.page(Route.LIST_DRAFTS, page, Alert.class, List.of());
  }

  @Override
  public List<PostId> recipients(AlertId id) {
    return door.ask(Route.LIST_RECIPIENTS, null, Messages.Recipients.class, id.value()).posts();
  }

  @Override
  public Acknowledgement acknowledge(AlertId id, PostId post) {
    return door.ask(
        Route.ACKNOWLEDGE_ALERT, new Messages.ForPost(post), Acknowledgement.class, id.value());
  }

  @Override
  public void subscribe(AlertId id, PostId post) {
    door.tell(Route.SUBSCRIBE_TO_ALERT, new Messages.ForPost(post), id.value());
  }

  @Override
  public Listening watch(@Nullable String after, Consumer<AlertChange> listener) {
    Objects.requireNonNull(listener, "listener");
    return EventFollower.follow(
        door,
        Route.WATCH_ALERTS,
        after,
        event -> {
          if (event.type().equals(ALERT)) {
            tell(door.read(event, AlertChange.class), listener);
          }
        });
  }

  private static void tell(AlertChange change, Consumer<AlertChange> listener) {
    try {
      listener.accept(change);
    } catch (RuntimeException e) {
      LOG.warn("listener to alerts failed with {}", e.getClass().getName());
    }
  }

  @Override
  public AlertBoard board(AlertId id) {
    return door.ask(Route.GET_BOARD, null, AlertBoard.class, id.value());
  }

  @Override
  public List<AlertCounts> counts(Instant from, Instant to) {
    return door.query(
            Route.COUNT_ALERTS,
            Messages.Counts.class,
            List.of("from", from.toString(), "to", to.toString()))
        .counts();
  }
}
