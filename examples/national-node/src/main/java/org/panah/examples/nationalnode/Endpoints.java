package org.panah.examples.nationalnode;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.panah.Screened;
import org.panah.Watch;
import org.panah.alert.Alert;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.Post;
import org.panah.alert.PostId;
import org.panah.alert.Sighting;
import org.panah.alert.SightingId;
import org.panah.common.Agency;
import org.panah.common.PageRequest;
import org.panah.common.PanahException;
import org.panah.http.Messages;
import org.panah.http.Route;
import org.panah.match.PersonQuery;
import org.panah.offender.OffenderId;
import org.panah.offender.OffenderRecord;
import org.panah.person.Identifier;

/** What each route of the contract asks of a registry. */
final class Endpoints {
  private static final int MOST_QUERIES = 100;

  private final Map<Route, Function<Question, @Nullable Record>> all = new EnumMap<>(Route.class);
  private final InstantSource time;
  private final FeedPages feed;

  Endpoints(InstantSource time, FeedPages feed) {
    this.time = time;
    this.feed = feed;
    offenders();
    alerts();
    postsOfAlerts();
    sightingsPostsAndWatches();
    audit();
  }

  /** What a route answers; null for one that has nothing to answer. */
  Map<Route, Function<Question, @Nullable Record>> all() {
    return all;
  }

  private void offenders() {
    all.put(Route.FIND_OFFENDERS, q -> q.session().offenders().find(q.body(Identifier.class)));
    all.put(Route.SEARCH_OFFENDERS, q -> q.session().offenders().search(q.body(PersonQuery.class)));
    all.put(Route.SCREEN_OFFENDERS, Endpoints::screen);
    all.put(
        Route.GET_OFFENDER,
        q ->
            q.session()
                .offenders()
                .get(OffenderId.of(q.path()))
                .orElseThrow(() -> new PanahException.NotFound("offender record")));
    all.put(
        Route.GET_OFFENDER_HISTORY,
        q -> new Messages.History(q.session().offenders().history(OffenderId.of(q.path()))));
    all.put(Route.LIST_OFFENDERS, q -> q.session().offenders().list(Agency.of(q.path()), q.page()));
    all.put(
        Route.LIST_LAPSED_OFFENDERS,
        q -> q.session().offenders().lapsed(Agency.of(q.path()), q.page()));
    all.put(
        Route.REGISTER_OFFENDER,
        q -> q.session().offenders().register(q.body(OffenderRecord.class)));
    all.put(
        Route.AMEND_OFFENDER,
        q -> {
          OffenderRecord changed = q.body(OffenderRecord.class);
          q.names(changed.id());
          return q.session().offenders().amend(changed);
        });
    all.put(
        Route.ERASE_OFFENDER,
        q -> {
          q.session().offenders().erase(OffenderId.of(q.path()), q.version());
          return null;
        });
    all.put(
        Route.IMPORT_OFFENDERS,
        q ->
            new Messages.IntakeOutcomes(
                q.session().offenders().takeIn(q.body(Messages.Intake.class).records())));
  }

  private static Record screen(Question q) {
    List<PersonQuery> queries = q.body(Messages.Screening.class).queries();
    if (queries.size() > MOST_QUERIES) {
      throw new PanahException.InvalidRequest("queries", "at most " + MOST_QUERIES);
    }
    try (Stream<Screened> answers = q.session().offenders().screen(queries.stream())) {
      return new Messages.ScreeningAnswers(answers.toList());
    }
  }

  private void alerts() {
    all.put(Route.DRAFT_ALERT, q -> q.session().alerts().draft(q.body(Alert.class)));
    all.put(
        Route.LIST_DUPLICATES,
        q -> new Messages.LikelyDuplicates(q.session().alerts().duplicates(alert(q))));
    all.put(Route.ANSWER_DUPLICATE, Endpoints::decide);
    all.put(
        Route.AUTHORISE_ALERT,
        q -> q.session().alerts().authorise(alert(q), q.body(Messages.AtVersion.class).version()));
    all.put(
        Route.UPDATE_ALERT,
        q -> {
          Messages.AlertUpdate update = q.body(Messages.AlertUpdate.class);
          q.names(update.alert().id());
          return q.session().alerts().update(update.alert(), update.note());
        });
    all.put(
        Route.END_ALERT,
        q -> {
          Messages.AlertEnding ending = q.body(Messages.AlertEnding.class);
          return q.session().alerts().end(alert(q), ending.version(), ending.end());
        });
    all.put(
        Route.GET_ALERT,
        q ->
            q.session()
                .alerts()
                .get(alert(q))
                .orElseThrow(() -> new PanahException.NotFound("alert")));
    all.put(
        Route.GET_ENDED_ALERT,
        q ->
            q.session()
                .alerts()
                .ended(alert(q))
                .orElseThrow(() -> new PanahException.NotFound("ended alert")));
    all.put(Route.LIST_ALERTS, q -> q.session().alerts().list(mode(q.required("mode")), q.page()));
    all.put(Route.LIST_DRAFTS, q -> q.session().alerts().drafts(q.page()));
    all.put(
        Route.COUNT_ALERTS,
        q -> new Messages.Counts(q.session().alerts().counts(q.moment("from"), q.moment("to"))));
  }

  private static Record decide(Question q) {
    Messages.DuplicateDecision decision = q.body(Messages.DuplicateDecision.class);
    if (decision.same()) {
      return q.session().alerts().same(alert(q), decision.version(), decision.other());
    }
    String reason = decision.reason();
    if (reason == null) {
      throw new PanahException.InvalidRequest("reason", "of alerts that differ");
    }
    return q.session().alerts().different(alert(q), decision.version(), decision.other(), reason);
  }

  private static AlertId alert(Question q) {
    return AlertId.of(q.path());
  }

  private static AlertMode mode(String word) {
    for (AlertMode mode : AlertMode.values()) {
      if (mode.name().equals(word)) {
        return mode;
      }
    }
    throw new PanahException.InvalidRequest("mode", "a mode of the contract");
  }

  private void postsOfAlerts() {
    all.put(
        Route.LIST_RECIPIENTS,
        q -> new Messages.Recipients(q.session().alerts().recipients(alert(q))));
    all.put(
        Route.ACKNOWLEDGE_ALERT,
        q -> q.session().alerts().acknowledge(alert(q), q.body(Messages.ForPost.class).post()));
    all.put(
        Route.SUBSCRIBE_TO_ALERT,
        q -> {
          q.session().alerts().subscribe(alert(q), q.body(Messages.ForPost.class).post());
          return null;
        });
    all.put(Route.GET_BOARD, q -> q.session().alerts().board(alert(q)));
  }

  private void sightingsPostsAndWatches() {
    all.put(Route.REPORT_SIGHTING, q -> q.session().sightings().report(q.body(Sighting.class)));
    all.put(
        Route.LIST_SIGHTINGS, q -> new Messages.Sightings(q.session().sightings().of(alert(q))));
    all.put(
        Route.WITHDRAW_SIGHTING,
        q -> {
          q.session().sightings().withdraw(SightingId.of(q.path()), q.version());
          return null;
        });
    all.put(
        Route.KEEP_POST,
        q -> {
          Post post = q.body(Post.class);
          q.names(post.id());
          return q.session().posts().keep(post);
        });
    all.put(
        Route.GET_POST,
        q ->
            q.session()
                .posts()
                .get(PostId.of(q.path()))
                .orElseThrow(() -> new PanahException.NotFound("post")));
    all.put(Route.LIST_POSTS, q -> q.session().posts().list(q.page()));
    all.put(
        Route.REMOVE_POST,
        q -> {
          q.session().posts().remove(PostId.of(q.path()), q.version());
          return null;
        });
    all.put(
        Route.ADD_WATCH,
        q -> {
          Messages.NewWatch watch = q.body(Messages.NewWatch.class);
          Optional<Watch> known =
              q.repeated() ? RepeatedWatch.find(q.session(), watch, time) : Optional.empty();
          return known.orElseGet(() -> q.session().watches().add(watch.query(), watch.length()));
        });
    all.put(Route.LIST_WATCHES, q -> q.session().watches().list(q.page()));
    all.put(
        Route.END_WATCH,
        q -> {
          q.session().watches().end(q.path());
          return null;
        });
  }

  private void audit() {
    all.put(Route.READ_CHANGES, feed::page);
    all.put(Route.LIST_AUDIT_ENTRIES, q -> q.session().audit().entries(q.page()));
    all.put(
        Route.LIST_OFFENDER_AUDIT_ENTRIES,
        q -> q.session().audit().about(OffenderId.of(q.path()), q.page()));
    all.put(
        Route.LIST_QUESTIONS,
        q -> {
          Messages.AuditQuestion question = q.body(Messages.AuditQuestion.class);
          return q.session()
              .audit()
              .asked(question.identifier(), new PageRequest(question.limit(), question.after()));
        });
    all.put(Route.VERIFY_AUDIT, q -> q.session().audit().verify());
  }
}
