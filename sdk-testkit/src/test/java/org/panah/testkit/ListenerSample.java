package org.panah.testkit;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.alert.AlertChange;

/** The sample of {@code docs/alerts.md} that is about going on after a break. */
final class ListenerSample {
  private ListenerSample() {}

  static Alerts.Listening goOn(Alerts alerts, @Nullable String kept, Consumer<AlertChange> send) {
    return alerts.watch(kept, send);
  }
}
