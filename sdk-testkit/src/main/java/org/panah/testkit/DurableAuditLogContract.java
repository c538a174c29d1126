package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.panah.audit.AuditChain;
import org.panah.audit.AuditEntry;
import org.panah.audit.AuditLog;
import org.panah.common.PageRequest;

/**
 * What every {@link AuditLog} does that keeps entries beyond the end of the process, as tests: all
 * of {@link AuditLogContract}, and besides that what was acknowledged survives closing and killing.
 */
public abstract class DurableAuditLogContract extends AuditLogContract {
  private static final int KILLS = 5;

  @TempDir Path places;

  /** For subclasses. */
  protected DurableAuditLogContract() {}

  /**
   * The log at a place: new and empty when the place is first used, the same again whenever it is
   * used after that. Must need nothing but its argument, since it is also called in a process of
   * its own, which is then killed; the class needs a constructor without arguments for the same
   * reason.
   *
   * @param place a directory, empty at first; a log on a server takes it as a name
   * @return the log, open
   */
  protected abstract AuditLog openAt(Path place);

  @Override
  protected final AuditLog open() {
    return openAt(newPlace());
  }

  @Test
  void reopen_findsEveryEntryAsItWas() {
    Path place = newPlace();
    AuditLog first = openHere(place);
    first.append(events(1, 30));
    List<AuditEntry> before = all(first, 100);
    first.close();

    AuditLog second = openHere(place);

    assertThat(all(second, 100)).isEqualTo(before);
    assertThat(second.last()).contains(before.get(29));
    assertThat(numbers(second.about("s7", PageRequest.first(10)).items())).containsExactly(7L);
  }

  @Test
  void reopen_goesOnWithTheSameChain() {
    Path place = newPlace();
    for (int times = 1; times <= 3; times++) {
      AuditLog log = openHere(place);
      log.append(events(2 * times - 1, 2 * times));
      log.close();
    }

    AuditLog log = openHere(place);

    assertThat(eventsOf(all(log, 100))).isEqualTo(events(1, 6));
    assertThat(AuditChain.verify(log).sound()).isTrue();
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void append_isThereAsAWholeOrNotAtAll_whenTheProcessIsKilled() throws IOException {
    Path place = newPlace();
    for (int kill = 0; kill < KILLS; kill++) {
      long acknowledged =
          KilledProcess.lastSaid(AuditCrashWriter.class, getClass().getName(), place.toString());

      AuditLog log = openHere(place);
      AuditChain.Verification found = AuditChain.verify(log);
      assertThat(found.firstBroken()).as("the first broken entry").isNull();
      assertThat(found.entries() / AuditCrashWriter.BATCH)
          .as("the last append that is there")
          .isBetween(acknowledged, acknowledged + 1);
      assertThat(found.entries() % AuditCrashWriter.BATCH).as("entries of half an append").isZero();
      assertThat(eventsOf(all(log, 1_000))).isEqualTo(events(1, (int) found.entries()));
      log.close();
    }
  }

  private Path newPlace() {
    try {
      return Files.createTempDirectory(places, "place");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AuditLog openHere(Path place) {
    return closedAfterwards(openAt(place));
  }
}
