package org.panah;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.DispatchSheet.Line;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertStatus;
import org.panah.alert.DeliveryState;
import org.panah.alert.EndedAlert;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.store.Document;

/**
 * What is to be told of one alert on one channel, as the store has it now.
 *
 * @param alert null if it has ended
 * @param ended null if it has not
 * @param seen the version of the alert's document
 * @param sheets as they stand, with their versions
 * @param lines what shall stand on them
 * @param parts into how many sheets they fall
 * @param escalates when somebody else is to be told, if nobody takes notice; null if never
 * @param linked the open alerts that may tell of the same child
 */
record DispatchPlan(
    AlertId id,
    @Nullable Alert alert,
    @Nullable EndedAlert ended,
    long seen,
    List<Read> sheets,
    List<Line> lines,
    int parts,
    @Nullable Instant escalates,
    List<Alert> linked) {

  /**
   * A sheet in the store.
   *
   * @param version of its document
   */
  record Read(DispatchSheet sheet, long version) {}

  Agency owner() {
    return alert == null ? Objects.requireNonNull(ended).owner() : alert.owner();
  }

  int revision() {
    return alert == null ? Objects.requireNonNull(ended).revision() : alert.revision();
  }

  /** Whether the alert changed between the reading of it and of its sheets. */
  boolean isTorn() {
    return sheets.stream().anyMatch(read -> read.sheet().revision() > revision());
  }

  /** Whether the sheets would become other ones, or something on them is due. */
  boolean isDue(Instant now) {
    Set<Line> stand = new HashSet<>();
    boolean older = false;
    for (Read read : sheets) {
      stand.addAll(read.sheet().lines());
      older |= read.sheet().revision() != revision();
    }
    return older
        || stand.size() != lines.size()
        || !stand.containsAll(lines)
        || lines.stream().anyMatch(line -> line.dueAt(now));
  }

  /** When something is due next, if nothing is now. */
  @Nullable Instant next() {
    Instant next = escalates;
    for (Line line : lines) {
      Instant at = line.next();
      next = next == null || (at != null && at.isBefore(next)) ? at : next;
    }
    return next;
  }

  /** Reads plans for one channel. */
  record Reader(EmbeddedRegistry registry, ChannelCalls calls) {
    /**
     * The plan for an alert.
     *
     * @param run whose own sheets count as free
     * @return null if nobody is to be told of it
     */
    @Nullable DispatchPlan read(AlertId id, String run, Instant now) {
      Document document = registry.direct.get(AlertDocuments.documentId(id)).orElse(null);
      Alert alert = null;
      EndedAlert ended = null;
      if (document != null && AlertDocuments.isAlert(document)) {
        alert = AlertDocuments.alert(document);
        // One whose time is over is told of once it has been ended.
        if (alert.status() == AlertStatus.DRAFT || !alert.openAt(now)) {
          return null;
        }
      } else {
        document =
            registry
                .direct
                .get(AlertDocuments.endedId(id))
                .filter(AlertDocuments::isEnded)
                .orElse(null);
        ended = document == null ? null : AlertDocuments.ended(document);
        if (document == null || ended == null || ended.revision() == 0) {
          return null;
        }
      }
      List<Read> sheets = sheets(document.owner(), id);
      if (sheets.isEmpty() && alert == null) {
        return null;
      }
      Escalation escalation = alert == null ? null : escalation(alert, now);
      List<Post> told = new ArrayList<>();
      List<Alert> linked = List.of();
      if (alert != null && escalation != null) {
        Audience audience = Audience.of(registry, alert, now);
        told.addAll(escalation.all(audience));
        told.addAll(audience.subscribers());
        linked = audience.linked();
      }
      DispatchPlan bare =
          new DispatchPlan(
              id,
              alert,
              ended,
              document.version(),
              sheets,
              List.of(),
              1,
              escalation == null ? null : escalation.next(),
              linked);
      List<Line> lines = lines(bare, told, run, now);
      // More posts may have come than there were; lines then go to other sheets, all in one append.
      int parts =
          sheets.stream()
              .mapToInt(read -> read.sheet().parts())
              .reduce(DispatchSheet.partsFor(lines.size()), Math::max);
      return new DispatchPlan(
          id, alert, ended, document.version(), sheets, lines, parts, bare.escalates(), linked);
    }

    private List<Read> sheets(Agency owner, AlertId id) {
      List<Read> sheets = new ArrayList<>();
      int parts = 1;
      for (int part = 0; part < parts; part++) {
        Optional<Document> document =
            registry
                .direct
                .get(DispatchSheet.id(owner, id, calls.channel(), part))
                .filter(found -> Stored.is(found, DispatchSheet.KIND))
                .filter(found -> found.owner().equals(owner));
        if (document.isPresent()) {
          DispatchSheet sheet = DispatchSheet.of(document.get());
          parts = sheet.parts();
          sheets.add(new Read(sheet, document.get().version()));
        }
      }
      return sheets;
    }

    private Escalation escalation(Alert alert, Instant now) {
      Instant authorised = alert.clocks().authorisedAt();
      Instant since = authorised == null ? alert.reportedAt() : authorised;
      AlertStanding standing =
          AlertStanding.needed(registry.roster.all(), since, now)
              ? AlertStanding.of(registry.direct, alert.owner(), alert.id())
              : AlertStanding.none();
      return new Escalation(
          registry.roster::get, standing::told, standing.noticed(registry.roster::get), since, now);
    }

    private List<Line> lines(DispatchPlan plan, List<Post> told, String run, Instant now) {
      Map<PostId, Line> stand = new LinkedHashMap<>();
      int revision = plan.revision();
      for (Read read : plan.sheets()) {
        DispatchSheet sheet = read.sheet();
        boolean died = !sheet.holder().isEmpty() && !sheet.holder().equals(run);
        for (Line line : sheet.lines()) {
          // What one who died has told, nobody knows.
          Line known = died ? line.perhapsTold() : line;
          boolean stands =
              sheet.revision() == revision
                  && !calls.isReachedAgain(line, registry.roster.get(line.post()));
          stand.put(line.post(), stands ? known : Line.owed(line.post(), now, known));
        }
      }
      Map<PostId, Line> lines = new LinkedHashMap<>();
      told.stream()
          .filter(calls::reaches)
          .forEach(
              post ->
                  lines.put(
                      post.id(), stand.getOrDefault(post.id(), Line.owed(post.id(), now, null))));
      for (Line line : stand.values()) {
        // Who was told is told on.
        if (line.begun() || line.state() != DeliveryState.OWED) {
          lines.putIfAbsent(line.post(), line);
        }
      }
      return List.copyOf(lines.values());
    }
  }
}
