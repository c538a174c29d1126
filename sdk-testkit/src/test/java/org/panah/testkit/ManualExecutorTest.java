package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ManualExecutorTest {
  private final SettableTime time = SettableTime.at(Instant.EPOCH);
  private final ManualExecutor executor = new ManualExecutor(time);
  private final List<String> ran = new ArrayList<>();

  @Test
  void runDue_runsNothingByItself_andWhatIsDueInOrder() throws Exception {
    Future<?> later = executor.schedule(() -> ran.add("later"), 2, TimeUnit.SECONDS);
    Future<String> sooner = executor.schedule(() -> "value", 1, TimeUnit.SECONDS);
    executor.execute(() -> ran.add("now"));
    executor.execute(() -> ran.add("now too"));

    assertThat(ran).isEmpty();
    assertThat(executor.runDue()).isEqualTo(2);
    assertThat(ran).containsExactly("now", "now too");
    time.advance(Duration.ofSeconds(2));
    assertThat(executor.runDue()).isEqualTo(2);
    assertThat(sooner.get()).isEqualTo("value");
    assertThat(later).isDone();
    assertThat(executor.runDue()).isZero();
  }

  @Test
  void repeatedTasks_runOnceEachTime_andWaitTheirPause() {
    Future<?> task = executor.scheduleWithFixedDelay(() -> ran.add("x"), 0, 5, TimeUnit.SECONDS);

    assertThat(executor.runDue()).isEqualTo(1);
    assertThat(executor.runDue()).isZero();
    time.advance(Duration.ofSeconds(12));
    assertThat(executor.runDue()).isEqualTo(1);
    time.advance(Duration.ofSeconds(4));
    assertThat(executor.runDue()).isZero();
    time.advance(Duration.ofSeconds(1));
    assertThat(executor.runDue()).isEqualTo(1);
    assertThat(ran).hasSize(3);
    assertThat(task.cancel(false)).isTrue();
    assertThat(executor.waiting()).isZero();
  }

  @Test
  void tasksAtAFixedRate_catchUp() {
    ScheduledFuture<?> task =
        executor.scheduleAtFixedRate(() -> ran.add("x"), 1, 1, TimeUnit.SECONDS);
    time.advance(Duration.ofSeconds(3));

    assertThat(task.getDelay(TimeUnit.SECONDS)).isEqualTo(-2);
    assertThat(executor.runDue() + executor.runDue() + executor.runDue()).isEqualTo(3);
    assertThat(executor.runDue()).isZero();
  }

  @Test
  void aRepeatedTaskThatThrows_isNotRunAgain() {
    Future<?> task =
        executor.scheduleWithFixedDelay(
            () -> {
              throw new IllegalStateException("once");
            },
            0,
            1,
            TimeUnit.SECONDS);
    executor.runDue();

    assertThat(executor.waiting()).isZero();
    assertThatThrownBy(task::get).hasRootCauseMessage("once");
  }

  @Test
  void shutdown_takesNothingMore_endsWhatRepeats_andLetsTheRestRun() {
    Future<?> repeated = executor.scheduleWithFixedDelay(() -> ran.add("x"), 9, 9, TimeUnit.DAYS);
    executor.execute(() -> ran.add("last"));
    executor.shutdown();

    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(repeated).isNotDone();
    assertThat(executor.isTerminated()).isFalse();
    executor.runDue();
    assertThat(ran).containsExactly("last");
    assertThat(executor.awaitTermination(1, TimeUnit.DAYS)).isTrue();
    assertThat(executor.shutdownNow()).isEmpty();
  }
}
