package org.panah.http;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.Offenders;
import org.panah.Taken;
import org.panah.Watch;
import org.panah.access.Role;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertChange;
import org.panah.alert.AlertId;
import org.panah.alert.EndedAlert;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditEvent;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.hit.Evidence;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;
import org.panah.offender.LegalBasis;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.offender.Victim;
import org.panah.person.Address;
import org.panah.person.Identifier;
import org.panah.person.IdentifierType;
import org.panah.person.PartialDate;

/** What each route takes and answers, and how the types are called in the contract's file. */
final class WireTypes {
  /** What goes over the wire as one text. */
  static final Set<Class<?>> WORDS =
      Set.of(
          Agency.class,
          AlertId.class,
          Duration.class,
          IdentifierType.class,
          LegalBasis.class,
          OffenderId.class,
          PartialDate.class,
          PostId.class,
          Role.class,
          SightingId.class);

  private static final Map<Type, String> NAMES =
      Map.ofEntries(
          Map.entry(Address.Kind.class, "AddressKind"),
          Map.entry(AlertChange.Kind.class, "AlertChangeKind"),
          Map.entry(Alerts.Drafted.class, "DraftedAlert"),
          Map.entry(AuditChain.Verification.class, "AuditVerification"),
          Map.entry(AuditEvent.Outcome.class, "Outcome"),
          Map.entry(Evidence.Agreement.class, "Agreement"),
          Map.entry(Evidence.Word.class, "EvidenceWord"),
          Map.entry(Offenders.Lapsed.class, "LapsedOffender"),
          Map.entry(PanahException.InvalidRequest.class, "Refusal"),
          Map.entry(Taken.Result.class, "IntakeResult"),
          Map.entry(Victim.AgeBand.class, "AgeBand"));

  private WireTypes() {}

  /** What a type is called in the file. */
  static String name(Class<?> type) {
    return NAMES.getOrDefault(type, type.getSimpleName());
  }

  /**
   * What a route takes and answers.
   *
   * @param request the body; null for none
   * @param answer the body, or an item of a page; null for none
   * @param page whether it answers a page
   */
  record Exchange(@Nullable Class<?> request, @Nullable Class<?> answer, boolean page) {
    /** The answer's name in the file; empty for none. */
    String answerName() {
      return answer == null ? "" : name(answer) + (page ? "Page" : "");
    }

    /** The request's name in the file; empty for none. */
    String requestName() {
      return request == null ? "" : name(request);
    }
  }

  /** Every route but the streams of events. */
  static Map<Route, Exchange> exchanges() {
    Map<Route, Exchange> all = new EnumMap<>(Route.class);
    all.put(Route.FIND_OFFENDERS, of(Identifier.class, Hits.class));
    all.put(Route.SEARCH_OFFENDERS, of(PersonQuery.class, Hits.class));
    all.put(Route.SCREEN_OFFENDERS, of(Messages.Screening.class, Messages.ScreeningAnswers.class));
    all.put(Route.GET_OFFENDER, of(null, OffenderRecord.class));
    all.put(Route.GET_OFFENDER_HISTORY, of(null, Messages.History.class));
    all.put(Route.LIST_OFFENDERS, pageOf(null, OffenderRecord.class));
    all.put(Route.LIST_LAPSED_OFFENDERS, pageOf(null, Offenders.Lapsed.class));
    all.put(Route.REGISTER_OFFENDER, of(OffenderRecord.class, OffenderRecord.class));
    all.put(Route.AMEND_OFFENDER, of(OffenderRecord.class, OffenderRecord.class));
    all.put(Route.ERASE_OFFENDER, of(null, null));
    all.put(Route.IMPORT_OFFENDERS, of(Messages.Intake.class, Messages.IntakeOutcomes.class));
    all.put(Route.DRAFT_ALERT, of(Alert.class, Alerts.Drafted.class));
    all.put(Route.LIST_DUPLICATES, of(null, Messages.LikelyDuplicates.class));
    all.put(Route.ANSWER_DUPLICATE, of(Messages.DuplicateDecision.class, Alert.class));
    all.put(Route.AUTHORISE_ALERT, of(Messages.AtVersion.class, Alert.class));
    all.put(Route.UPDATE_ALERT, of(Messages.AlertUpdate.class, Alert.class));
    all.put(Route.END_ALERT, of(Messages.AlertEnding.class, EndedAlert.class));
    all.put(Route.GET_ALERT, of(null, Alert.class));
    all.put(Route.GET_ENDED_ALERT, of(null, EndedAlert.class));
    all.put(Route.LIST_ALERTS, pageOf(null, Alert.class));
    all.put(Route.LIST_DRAFTS, pageOf(null, Alert.class));
    all.put(Route.LIST_RECIPIENTS, of(null, Messages.Recipients.class));
    all.put(Route.ACKNOWLEDGE_ALERT, of(Messages.ForPost.class, Acknowledgement.class));
    all.put(Route.SUBSCRIBE_TO_ALERT, of(Messages.ForPost.class, null));
    all.put(Route.GET_BOARD, of(null, AlertBoard.class));
    all.put(Route.COUNT_ALERTS, of(null, Messages.Counts.class));
    all.put(Route.REPORT_SIGHTING, of(Sighting.class, Sighting.class));
    all.put(Route.LIST_SIGHTINGS, of(null, Messages.Sightings.class));
    all.put(Route.WITHDRAW_SIGHTING, of(null, null));
    all.put(Route.KEEP_POST, of(Post.class, Post.class));
    all.put(Route.GET_POST, of(null, Post.class));
    all.put(Route.LIST_POSTS, pageOf(null, Post.class));
    all.put(Route.REMOVE_POST, of(null, null));
    all.put(Route.ADD_WATCH, of(Messages.NewWatch.class, Watch.class));
    all.put(Route.LIST_WATCHES, pageOf(null, Watch.class));
    all.put(Route.END_WATCH, of(null, null));
    all.put(Route.READ_CHANGES, of(null, Messages.Changes.class));
    all.put(Route.LIST_AUDIT_ENTRIES, pageOf(null, AuditEntry.class));
    all.put(Route.LIST_OFFENDER_AUDIT_ENTRIES, pageOf(null, AuditEntry.class));
    all.put(Route.LIST_QUESTIONS, pageOf(Messages.AuditQuestion.class, AuditEntry.class));
    all.put(Route.VERIFY_AUDIT, of(null, AuditChain.Verification.class));
    all.put(Route.GET_HEALTH, of(null, Messages.Health.class));
    return all;
  }

  private static Exchange of(@Nullable Class<?> request, @Nullable Class<?> answer) {
    return new Exchange(request, answer, false);
  }

  private static Exchange pageOf(@Nullable Class<?> request, Class<?> item) {
    return new Exchange(request, item, true);
  }

  /** The types of all bodies, by their names in the file. */
  static Map<String, Class<?>> bodies() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    for (Exchange exchange : exchanges().values()) {
      if (exchange.request() != null) {
        all.put(exchange.requestName(), exchange.request());
      }
      if (exchange.answer() != null) {
        all.put(name(exchange.answer()), exchange.answer());
      }
    }
    return all;
  }
}
