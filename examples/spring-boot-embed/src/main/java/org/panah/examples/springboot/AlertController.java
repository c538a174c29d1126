package org.panah.examples.springboot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.access.Action;
import org.panah.alert.Acknowledgement;
import org.panah.alert.Alert;
import org.panah.alert.AlertBuilder;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PostId;
import org.panah.common.Agency;
import org.panah.common.Page;
import org.panah.common.PageRequest;
import org.panah.person.Sex;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Alerts for missing children. An alert's name may stand in a URL, since it tells of nobody. */
@RestController
@RequestMapping("/alerts")
class AlertController {
  private static final int PAGE = 100;

  private final Desk desk;
  private final Agency owner;

  AlertController(Desk desk, @Value("${panah.agency}") String agency) {
    this.desk = desk;
    this.owner = Agency.of(agency);
  }

  /** A draft, of which nobody is told yet, and the alerts that may tell of the same child. */
  @PostMapping
  Alerts.Drafted draft(Authentication officer, @RequestBody Report body) {
    Alert alert = body.alert(owner);
    return desk.ask(Action.RAISE, officer, body.reason(), session -> session.alerts().draft(alert));
  }

  /** The alert, made known; by another officer than the one who drafted it. */
  @PostMapping("/{id}/authorisation")
  Alert authorise(Authentication officer, @PathVariable String id, @RequestBody AtVersion body) {
    AlertId alert = AlertId.of(id);
    return desk.ask(
        Action.AUTHORISE,
        officer,
        body.reason(),
        session -> session.alerts().authorise(alert, body.version()));
  }

  /** That one of the agency's posts takes notice. */
  @PostMapping("/{id}/acknowledgements")
  Acknowledgement acknowledge(
      Authentication officer, @PathVariable String id, @RequestBody ForPost body) {
    AlertId alert = AlertId.of(id);
    return desk.ask(
        Action.ACKNOWLEDGE,
        officer,
        body.reason(),
        session -> session.alerts().acknowledge(alert, body.post()));
  }

  /** The open alerts of all agencies. Sent as a question, since this too needs a reason. */
  @PostMapping("/open")
  Page<Alert> open(Authentication officer, @RequestBody Next body) {
    PageRequest page = new PageRequest(PAGE, body.after());
    return desk.ask(
        Action.ALERTS,
        officer,
        body.reason(),
        session -> session.alerts().list(AlertMode.ACTUAL, page));
  }

  /**
   * What was reported of a child. Hides itself, since Spring's log tells what it has read.
   *
   * @param id chosen by whoever sends the form, so that a form sent twice raises one alert
   * @param withoutFir why there is no first information report; null if the reason's case is one
   * @param firAt when that was registered; null if there is none
   */
  record Report(
      Reason reason,
      AlertId id,
      AlertCategory category,
      String name,
      @Nullable String father,
      @Nullable Integer age,
      @Nullable Sex sex,
      Instant seenAt,
      String place,
      String district,
      String station,
      Instant reportedAt,
      @Nullable String withoutFir,
      @Nullable Instant firAt) {
    Alert alert(Agency owner) {
      MissingChild named = MissingChild.named(name);
      MissingChild child = father == null ? named : named.father(father);
      MissingChild aged = age == null ? child : child.aged(age);
      AlertBuilder alert =
          Alert.of(owner, category, sex == null ? aged : aged.sex(sex))
              .id(id)
              .lastSeen(seenAt, Place.of(place, district))
              .station(station)
              .reportedAt(reportedAt);
      if (withoutFir != null) {
        alert.withoutFir(withoutFir);
      } else if (firAt != null && reason.caseReference() != null) {
        alert.fir(reason.caseReference(), firAt);
      }
      return alert.build();
    }

    @Override
    public String toString() {
      return "Report[" + id + ", hidden]";
    }
  }

  /** The version at which an alert was read. */
  record AtVersion(Reason reason, long version) {}

  /** A post of the agency's. */
  record ForPost(Reason reason, PostId post) {}

  /** Which page; the first one if nothing is said. */
  record Next(Reason reason, @Nullable String after) {}
}
