package org.panah.testkit;

import java.util.function.Consumer;
import org.panah.Alerts;
import org.panah.alert.AlertBoard;
import org.panah.alert.AlertChange.Kind;

/** The sample of {@code docs/alerts.md} that is about screens. */
final class ScreenSample {
  private ScreenSample() {}

  static Alerts.Listening screen(Alerts alerts, Consumer<AlertBoard> shown) {
    return alerts.watch(
        change -> {
          if (change.kind() == Kind.DELIVERY || change.kind() == Kind.RECEIPT) {
            shown.accept(alerts.board(change.alert()));
          }
        });
  }
}
