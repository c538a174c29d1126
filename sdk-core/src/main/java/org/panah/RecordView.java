package org.panah;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.access.Access;
import org.panah.access.AccessPolicy;
import org.panah.access.Action;
import org.panah.access.Decision;
import org.panah.access.Question;
import org.panah.access.RecordClass;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.offender.Offence;
import org.panah.offender.OffenderRecord;
import org.panah.store.Document;
import org.panah.store.DocumentId;
import org.panah.store.Draft;
import org.panah.store.Key;

/**
 * Between documents and what an access may see of them: decodes once per document, and narrows for
 * every asker anew, since a narrowed view that was kept would leak from one role to another.
 */
final class RecordView {
  static final String KIND = "offender";

  private static final Function<Document, Decoded> DECODER = RecordView::decode;

  private RecordView() {}

  /**
   * A record as it is stored, as others than its owner are told of it, and whether anything in it
   * is told of a juvenile.
   */
  record Decoded(OffenderRecord record, OffenderRecord abroad, boolean juvenileParts) {}

  static OffenderRecord record(Document document) {
    return document.decoded(DECODER).record();
  }

  /** The record of a document, decoded anew: nothing of it stays with the document. */
  static OffenderRecord read(Document document) {
    OffenderRecord record;
    try {
      record = RecordCodec.standard().decode(document.body());
    } catch (PanahException.InvalidRequest e) {
      // Not the asker's fault, so not the asker's error.
      throw new PanahException.Unavailable("record, which cannot be read,", e);
    }
    if (record.version() != document.version() || !record.owner().equals(document.owner())) {
      throw new PanahException.Unavailable("record, which does not fit its document,", null);
    }
    return record;
  }

  private static Decoded decode(Document document) {
    OffenderRecord record = read(document);
    return new Decoded(
        record, abroad(record), record.offences().stream().anyMatch(record::juvenileAt));
  }

  /**
   * Without what means something to the owner only: pointers to victims' files, notes on reviews.
   */
  private static OffenderRecord abroad(OffenderRecord record) {
    boolean pointers =
        record.offences().stream()
            .flatMap(offence -> offence.victims().stream())
            .anyMatch(victim -> victim.reference() != null);
    if (!pointers && record.reviewExtensions().isEmpty() && record.source() == null) {
      return record;
    }
    return new OffenderRecord(
        record.id(),
        record.owner(),
        record.version(),
        record.recordedAt(),
        record.person(),
        pointers
            ? record.offences().stream().map(Offence::withoutReferences).toList()
            : record.offences(),
        record.warnings(),
        record.legalBasis(),
        record.reviewBy(),
        List.of(),
        null);
  }

  /** Whether anything in a document's record is told of a juvenile. */
  static boolean isJuvenile(Document document) {
    return document.decoded(DECODER).juvenileParts();
  }

  static Draft draft(OffenderRecord record, OffenderRecord stored) {
    Set<Key> keys =
        record.person().identifiers().stream()
            .map(identifier -> new Key(identifier.token()))
            .collect(Collectors.toUnmodifiableSet());
    return Draft.write(
        documentId(record),
        KIND,
        stored.version() - 1,
        keys,
        RecordCodec.standard().encode(stored));
  }

  static DocumentId documentId(OffenderRecord record) {
    return new DocumentId(record.id().value());
  }

  /**
   * What an access may see of a document's record.
   *
   * @return null if nothing
   * @throws PanahException.NotPermitted if the policy keeps the whole record back for another
   *     reason than that it tells of a juvenile, whose record must look as if it did not exist
   */
  static @Nullable OffenderRecord of(
      Document document, AccessPolicy policy, Access access, Action action) {
    Decoded decoded = document.decoded(DECODER);
    OffenderRecord record =
        decoded.record().owner().equals(access.agency()) ? decoded.record() : decoded.abroad();
    if (!decoded.juvenileParts()) {
      permit(decide(record, policy, access, action, RecordClass.ADULT));
      return record;
    }
    boolean juvenile = decide(record, policy, access, action, RecordClass.JUVENILE).allowed();
    List<Offence> adultParts = new ArrayList<>(record.offences());
    adultParts.removeIf(record::juvenileAt);
    if (adultParts.isEmpty()) {
      return juvenile ? record : null;
    }
    permit(decide(record, policy, access, action, RecordClass.ADULT));
    return juvenile ? record : record.withOffences(adultParts);
  }

  private static Decision decide(
      OffenderRecord record,
      AccessPolicy policy,
      Access access,
      Action action,
      RecordClass recordClass) {
    return policy.decide(access, new Question(action, record.owner(), recordClass));
  }

  private static void permit(Decision decision) {
    String rule = decision.refusedBy();
    if (rule != null) {
      throw new PanahException.NotPermitted(rule);
    }
  }
}
