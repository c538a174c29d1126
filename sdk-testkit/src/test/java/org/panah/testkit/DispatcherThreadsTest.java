package org.panah.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.panah.testkit.RegistryFixture.PUNJAB;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.common.PanahException;

/** A dispatcher with threads of its own. */
class DispatcherThreadsTest {
  private static final long LONG_SECONDS = 20;

  private final BlockingQueue<AlertMessage> taken = new LinkedBlockingQueue<>();
  private final CountDownLatch hanging = new CountDownLatch(1);

  private final AlertChannel email =
      channel(
          "email",
          message -> {
            taken.add(message);
            return DeliveryOutcome.delivered();
          });

  private final AlertChannel sms =
      channel(
          "sms",
          message -> {
            hanging.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return DeliveryOutcome.retry("interrupted");
          });

  private interface Answer {
    DeliveryOutcome to(AlertMessage message);
  }

  private static AlertChannel channel(String name, Answer answer) {
    return new AlertChannel() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public DeliveryOutcome deliver(AlertMessage message) {
        return answer.to(message);
      }
    };
  }

  private static Alert raise(Registry registry, String name) {
    Instant now = Instant.now();
    Alert alert =
        Alert.of(PUNJAB, AlertCategory.LOST, MissingChild.named(name))
            .lastSeen(now, Place.of("Bus stand", "PB-lahore"))
            .station("Model Town")
            .withoutFir("no offence")
            .reportedAt(now)
            .build();
    registry.as(RegistryAlertRules.raiser(PUNJAB)).alerts().draft(alert);
    return registry.as(RegistryAlertRules.senior(PUNJAB)).alerts().authorise(alert.id(), 1);
  }

  @Test
  void channelThatHangs_delaysNoOther() throws InterruptedException {
    try (Registry registry =
        Registry.builder(Storage.inMemory())
            .agency(PUNJAB)
            .dispatching(Dispatcher.to(sms, email))
            .build()) {
      registry
          .as(RegistryFixture.registrar(PUNJAB))
          .posts()
          .keep(
              Post.of(PUNJAB, PostId.of("igp"), "HEAD", "IGP", new PostAddress("sms", "+92"))
                  .reachedAt(new PostAddress("email", "igp@police.example")));
      Alert first = raise(registry, "Zarmina Lashari");
      assertThat(hanging.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
      Alert second = raise(registry, "Bakhtawar Khoso");

      assertThat(taken.poll(LONG_SECONDS, TimeUnit.SECONDS).alert().id()).isEqualTo(first.id());
      assertThat(taken.poll(LONG_SECONDS, TimeUnit.SECONDS).alert().id()).isEqualTo(second.id());
    }
  }

  @Test
  void postsThatWereJustKept_areTold_beforeTheFeedIsReadByItself() throws InterruptedException {
    try (Registry registry =
        Registry.builder(Storage.inMemory())
            .agency(PUNJAB)
            .feedEvery(Duration.ofHours(1))
            .dispatching(Dispatcher.to(email))
            .build()) {
      var posts = registry.as(RegistryFixture.registrar(PUNJAB)).posts();
      posts.keep(
          Post.of(
              PUNJAB, PostId.of("igp"), "HEAD", "IGP", new PostAddress("email", "i@p.example")));
      raise(registry, "Zarmina Lashari");

      assertThat(taken.poll(LONG_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void addressThatHangs_delaysNoOtherOnItsChannel_andIsGivenUp() throws InterruptedException {
    BlockingQueue<AlertMessage> told = new LinkedBlockingQueue<>();
    CountDownLatch givenUp = new CountDownLatch(2);
    AlertChannel mixed =
        channel(
            "sms",
            message -> {
              if (message.post().value().startsWith("hangs")) {
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  givenUp.countDown();
                  Thread.currentThread().interrupt();
                }
                return DeliveryOutcome.delivered();
              }
              told.add(message);
              return DeliveryOutcome.delivered();
            });
    try (Registry registry =
        Registry.builder(Storage.inMemory())
            .agency(PUNJAB)
            .dispatching(Dispatcher.to(mixed).callLimit(Duration.ofMillis(500)))
            .build()) {
      var posts = registry.as(RegistryFixture.registrar(PUNJAB)).posts();
      for (int i = 0; i < 20; i++) {
        PostAddress address = new PostAddress("sms", "+92" + i);
        posts.keep(Post.of(PUNJAB, PostId.of("post-" + i), "HEAD", "Office", address));
      }
      posts.keep(
          Post.of(PUNJAB, PostId.of("hangs"), "HEAD", "Office", new PostAddress("sms", "+92")));
      Alert alert = raise(registry, "Zarmina Lashari");

      for (int i = 0; i < 20; i++) {
        assertThat(told.poll(LONG_SECONDS, TimeUnit.SECONDS)).isNotNull();
      }
      assertThat(givenUp.await(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(registry.as(RegistryAlertRules.raiser(PUNJAB)).alerts().board(alert.id()).rows())
          .filteredOn(row -> row.post().value().equals("hangs"))
          .allMatch(row -> row.told() == null);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void dispatcher_servesOneRegistry_andIsSteppedOnlyIfItIsMadeSo() {
    Dispatcher own = Dispatcher.to(email);
    Dispatcher stepped = Dispatcher.stepped(email);
    assertThatThrownBy(stepped::runOnce).isInstanceOf(PanahException.InvalidRequest.class);
    try (Registry registry =
        Registry.builder(Storage.inMemory()).agency(PUNJAB).dispatching(own).build()) {
      assertThat(registry).isNotNull();
      assertThatThrownBy(own::runOnce).isInstanceOf(PanahException.InvalidRequest.class);
      assertThatThrownBy(
              () -> Registry.builder(Storage.inMemory()).agency(PUNJAB).dispatching(own).build())
          .isInstanceOf(PanahException.InvalidRequest.class);
    }
    assertThatThrownBy(() -> Dispatcher.to(email, email))
        .isInstanceOf(PanahException.InvalidRequest.class);
  }
}
