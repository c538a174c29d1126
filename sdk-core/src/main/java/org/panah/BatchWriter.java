package org.panah;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.Taken.Result;
import org.panah.access.Access;
import org.panah.access.Action;
import org.panah.codec.RecordCodec;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.common.PanahException.InvalidRequest;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.SourceMark;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;

/**
 * Takes in batches of records. First it tries them as new, in one append and without reading; only
 * when one is there already are they looked up one by one.
 */
final class BatchWriter {
  private static final int MAX_BATCH = 1_000;
  private static final int ATTEMPTS = 5;

  private final EmbeddedRegistry registry;
  private final Access access;

  BatchWriter(EmbeddedRegistry registry, Access access) {
    this.registry = registry;
    this.access = access;
  }

  List<Taken> takeIn(List<OffenderRecord> records) {
    if (records.isEmpty()) {
      return List.of();
    }
    Agency owner = records.get(0).owner();
    registry.auditor.gate(
        access,
        Action.IMPORT,
        () -> new OffenderWriter(registry, access).decide(Action.IMPORT, owner),
        List.of(),
        List.of());
    if (records.size() > MAX_BATCH) {
      throw refused(new InvalidRequest("records", "at most " + MAX_BATCH));
    }
    if (records.stream().anyMatch(record -> !record.owner().equals(owner))) {
      throw refused(new InvalidRequest("owner", "one owner for the whole batch"));
    }
    @Nullable Taken[] taken = new Taken[records.size()];
    List<Integer> waiting = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      InvalidRequest refusal = refusal(records.get(i));
      if (refusal == null) {
        waiting.add(i);
      } else {
        taken[i] = new Taken(records.get(i).id(), Result.REFUSED, refusal);
      }
    }
    if (waiting.isEmpty()) {
      registry.auditor.allowed(access, Action.IMPORT, List.of(), List.of());
    }
    // Of records with the same id one goes in each round, so that the later changes the earlier.
    while (!waiting.isEmpty()) {
      Map<OffenderId, Integer> round = new HashMap<>();
      List<Integer> later = new ArrayList<>();
      for (int i : waiting) {
        if (round.putIfAbsent(records.get(i).id(), i) != null) {
          later.add(i);
        }
      }
      waiting.removeAll(later);
      write(owner, records, waiting, taken);
      waiting = later;
    }
    List<Taken> all = new ArrayList<>(taken.length);
    for (Taken one : taken) {
      all.add(Objects.requireNonNull(one));
    }
    return all;
  }

  private @Nullable InvalidRequest refusal(OffenderRecord record) {
    try {
      if (record.version() != 0) {
        return new InvalidRequest("version", "0 for a record that is taken in");
      }
      registry.rules.check(record, registry.today());
      return null;
    } catch (InvalidRequest e) {
      return e;
    }
  }

  private void write(
      Agency owner, List<OffenderRecord> records, List<Integer> round, @Nullable Taken[] taken) {
    boolean asNew = stored(records.get(round.get(0)).id()).isEmpty();
    for (int attempt = 1; ; attempt++) {
      Instant now = registry.time.instant();
      List<Draft> drafts = new ArrayList<>(round.size());
      for (int i : round) {
        OffenderRecord record = records.get(i);
        Optional<Document> held = asNew ? Optional.empty() : stored(record.id());
        try {
          Draft draft;
          if (held.isEmpty()) {
            // The record itself is what the source told.
            OffenderRecord marked = record.withSource(new SourceMark(null, toldReview(record), 1));
            draft = RecordView.draft(marked, marked.recorded(1, now));
            taken[i] = new Taken(record.id(), Result.ADDED, null);
          } else {
            draft = change(record, held.get(), now);
            Result result = draft == null ? Result.UNCHANGED : Result.AMENDED;
            taken[i] = new Taken(record.id(), result, notProlonged(record, held.get()));
          }
          if (draft != null) {
            drafts.add(draft);
          }
        } catch (InvalidRequest e) {
          taken[i] = new Taken(record.id(), Result.REFUSED, e);
        } catch (PanahException e) {
          throw registry.auditor.failed(
              access, Action.IMPORT, e, List.of(record.id().value()), List.of());
        }
      }
      if (append(owner, drafts, asNew, attempt)) {
        return;
      }
      asNew = false;
    }
  }

  /**
   * Appends; answers false if somebody else changed one of the records meanwhile, or if one that
   * was taken for new is another owner's.
   */
  private boolean append(Agency owner, List<Draft> drafts, boolean asNew, int attempt) {
    List<String> subjects = drafts.stream().map(draft -> draft.id().value()).toList();
    registry.auditor.allowed(access, Action.IMPORT, subjects, List.of());
    if (drafts.isEmpty()) {
      return true;
    }
    try {
      registry.append(owner, drafts);
      return true;
    } catch (RuntimeException e) {
      PanahException failure =
          registry.auditor.unfinished(access, Action.IMPORT, e, subjects, List.of());
      boolean again =
          e instanceof PanahException.Conflict || (asNew && e instanceof InvalidRequest);
      if (again && attempt < ATTEMPTS) {
        return false;
      }
      throw failure;
    }
  }

  private @Nullable Draft change(OffenderRecord incoming, Document held, Instant now) {
    if (held.erased()) {
      throw new InvalidRequest("id", "an erased record does not come back under its id");
    }
    if (!held.owner().equals(incoming.owner()) || !held.kind().equals(RecordView.KIND)) {
      throw new InvalidRequest("id", "already the name of something else");
    }
    OffenderRecord before = RecordView.record(held);
    if (before.lapsed(registry.today())) {
      throw new InvalidRequest(
          "reviewBy", "still to come; the record in the registry has lapsed, and is to be erased");
    }
    String digest = RecordCodec.standard().digest(incoming);
    LocalDate reviewBy = toldReview(incoming);
    if (!SourceMerge.tellsNews(before, digest, reviewBy)) {
      return null;
    }
    SourceMark told = new SourceMark(digest, reviewBy, before.version() + 1);
    OffenderRecord after = SourceMerge.merged(before, incoming, told);
    if (after.tellsTheSameAs(before)) {
      return null;
    }
    OffenderRecord stored = after.recorded(before.version() + 1, now);
    registry.rules.check(stored, registry.today());
    registry.rules.checkChange(before, stored);
    return RecordView.draft(after, stored);
  }

  /** The review date that the source told; an import says which ones it has made up. */
  private static @Nullable LocalDate toldReview(OffenderRecord incoming) {
    SourceMark given = incoming.source();
    return given == null ? incoming.reviewBy() : given.reviewBy();
  }

  /** What was not taken over of a record that was: a later review date needs an assessment. */
  private static @Nullable InvalidRequest notProlonged(OffenderRecord incoming, Document held) {
    LocalDate told = toldReview(incoming);
    boolean later =
        told != null
            && incoming.reviewExtensions().isEmpty()
            && told.isAfter(RecordView.record(held).reviewBy());
    return later ? new InvalidRequest("reviewBy", "later only by a recorded assessment") : null;
  }

  private Optional<Document> stored(OffenderId id) {
    try {
      return registry.store.get(new DocumentId(id.value()));
    } catch (RuntimeException e) {
      throw registry.auditor.failed(access, Action.IMPORT, e, List.of(id.value()), List.of());
    }
  }

  private PanahException refused(PanahException refusal) {
    return registry.auditor.failed(access, Action.IMPORT, refusal, List.of(), List.of());
  }
}
