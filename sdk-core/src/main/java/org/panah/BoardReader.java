package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertClocks;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.BoardRow;
import org.panah.alert.EndedAlert;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/** Reads how posts stand to an alert from the store. */
record BoardReader(EmbeddedRegistry registry) {
  AlertBoard read(AlertId id, Agency owner) {
    Alert open =
        registry
            .direct
            .get(AlertDocuments.documentId(id))
            .filter(AlertDocuments::isAlert)
            .map(AlertDocuments::alert)
            .filter(alert -> alert.status() != AlertStatus.DRAFT && alert.owner().equals(owner))
            .orElse(null);
    EndedAlert ended = open == null ? ended(id, owner) : null;
    Instant now = registry.time.instant();
    AlertClocks clocks;
    if (open != null) {
      clocks = open.clocks();
    } else if (ended != null) {
      clocks = ended.clocks();
    } else {
      throw new PanahException.NotFound("alert");
    }
    AlertStanding standing = AlertStanding.of(registry.direct, owner, id);
    RosterIndex roster = registry.roster.refreshed();
    Instant since = clocks.authorisedAt() == null ? clocks.reportedAt() : clocks.authorisedAt();
    Escalation escalation =
        new Escalation(roster::get, standing::told, standing.noticed(roster::get), since, now);
    Map<String, PostId> shown = new TreeMap<>();
    standing.posts().forEach(post -> shown.put(post.value(), post));
    Set<PostId> answering = new HashSet<>();
    if (open != null && open.openAt(now)) {
      Audience audience = Audience.of(registry, open, now);
      answering.addAll(standing.posts());
      audience.subscribers().forEach(post -> answering.remove(post.id()));
      escalation.all(audience).forEach(post -> answering.add(post.id()));
      audience.subscribers().forEach(post -> shown.put(post.id().value(), post.id()));
      audience.named().forEach(post -> shown.put(post.id().value(), post.id()));
    }
    List<BoardRow> rows = new ArrayList<>();
    for (PostId post : shown.values()) {
      Post held = roster.get(post);
      Acknowledgement receipt = standing.receipt(held);
      rows.add(
          new BoardRow(
              post,
              standing.told(post),
              receipt == null ? null : receipt.at(),
              held != null && answering.contains(post) && escalation.isOverdue(held),
              standing.to(post)));
    }
    return new AlertBoard(id, clocks, rows);
  }

  private @Nullable EndedAlert ended(AlertId id, Agency owner) {
    return registry
        .direct
        .get(AlertDocuments.endedId(id))
        .filter(AlertDocuments::isEnded)
        .map(AlertDocuments::ended)
        .filter(alert -> alert.revision() > 0 && alert.owner().equals(owner))
        .orElse(null);
  }
}
