package org.panah.examples.springboot;

import org.jspecify.annotations.Nullable;
import org.panah.access.Action;
import org.panah.match.PersonQuery;
import org.panah.person.Cnic;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks people up. Questions are sent, never put into a URL: URLs end in access logs. */
@RestController
@RequestMapping("/offenders")
class OffenderController {
  private final Desk desk;

  OffenderController(Desk desk) {
    this.desk = desk;
  }

  @PostMapping("/find")
  Leads find(Authentication officer, @RequestBody ByNumber body) {
    Cnic cnic = Cnic.parse(body.cnic());
    return Leads.of(
        desk.ask(Action.FIND, officer, body.reason(), session -> session.offenders().find(cnic)));
  }

  @PostMapping("/search")
  Leads search(Authentication officer, @RequestBody ByName body) {
    PersonQuery named = PersonQuery.named(body.name());
    PersonQuery child = body.father() == null ? named : named.father(body.father());
    PersonQuery query = body.bornAbout() == null ? child : child.bornAbout(body.bornAbout());
    return Leads.of(
        desk.ask(
            Action.SEARCH, officer, body.reason(), session -> session.offenders().search(query)));
  }

  /** A question for a number. Hides itself, since Spring's log tells what it has read. */
  record ByNumber(Reason reason, String cnic) {
    @Override
    public String toString() {
      return "ByNumber[hidden]";
    }
  }

  /** A question for a name. Hides itself likewise. */
  record ByName(Reason reason, String name, @Nullable String father, @Nullable Integer bornAbout) {
    @Override
    public String toString() {
      return "ByName[hidden]";
    }
  }
}
