package org.panah.testkit;

import org.panah.Alerts;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.alert.Alert;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertChannel;
import org.panah.alert.PostId;
import org.panah.common.Agency;

/** The sample of {@code docs/alerts.md} that is about telling. */
final class DispatchSample {
  private DispatchSample() {}

  static Registry telling(Storage storage, Agency agency, AlertChannel first, AlertChannel second) {
    return Registry.builder(storage)
        .agency(agency)
        .dispatching(Dispatcher.to(first, second)) // with threads of its own
        .build();
  }

  static AlertBoard takeNotice(Alerts alerts, Alert alert, PostId post) {
    alerts.acknowledge(alert.id(), post);
    return alerts.board(alert.id());
  }
}
