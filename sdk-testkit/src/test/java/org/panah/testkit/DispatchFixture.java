package org.panah.testkit;

import static org.panah.testkit.RegistryFixture.PUNJAB;
import static org.panah.testkit.RegistryFixture.SINDH;
import static org.panah.testkit.RegistryFixture.START;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.panah.Alerts;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.alert.Alert;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.Post;
import org.panah.alert.PostAddress;
import org.panah.alert.PostId;
import org.panah.alert.Reporter;
import org.panah.alert.Suspect;
import org.panah.common.Agency;
import org.panah.store.Store;

/** Registries with dispatchers on one store, and channels that answer as they are told. */
abstract class DispatchFixture {
  final SettableTime time = SettableTime.at(START);
  final Store documents = Store.inMemory(time);
  private final List<Node> nodes = new ArrayList<>();

  /** A channel in memory that answers as it is told. */
  static final class Channel implements AlertChannel {
    private final String name;
    final List<AlertMessage> taken = new ArrayList<>();
    int calls;
    Function<AlertMessage, DeliveryOutcome> answer = message -> DeliveryOutcome.delivered();

    Channel(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public DeliveryOutcome deliver(AlertMessage message) {
      calls++;
      DeliveryOutcome outcome = answer.apply(message);
      if (outcome instanceof DeliveryOutcome.Delivered) {
        taken.add(message);
      }
      return outcome;
    }

    /** The keys of what was taken since the last call. */
    List<String> news() {
      List<String> news = taken.stream().map(AlertMessage::key).sorted().toList();
      taken.clear();
      return news;
    }
  }

  /** A registry with a dispatcher of its own, as another process would be. */
  final class Node {
    final Channel sms = new Channel("sms");
    final Channel email = new Channel("email");
    final ObservedStorage storage = new ObservedStorage(documents);
    final Dispatcher dispatcher = Dispatcher.stepped(sms, email);
    final Registry registry =
        Registry.builder(storage)
            .agency(PUNJAB, SINDH)
            .time(time)
            .executor(new ManualExecutor(time))
            .dispatching(dispatcher)
            .build();

    Node() {
      nodes.add(this);
    }

    Alerts desk(Agency agency) {
      return registry.as(RegistryAlertRules.raiser(agency)).alerts();
    }

    Alerts senior(Agency agency) {
      return registry.as(RegistryAlertRules.senior(agency)).alerts();
    }

    void keep(Post post) {
      registry.as(RegistryFixture.registrar(post.owner())).posts().keep(post);
    }

    Alert raise(String id) {
      Alert alert =
          Alert.of(
                  PUNJAB,
                  AlertCategory.LOST,
                  MissingChild.named("Zarmina Lashari " + id).father("Dilawar").aged(7))
              .id(AlertId.of(id))
              .lastSeen(time.instant(), Place.of("Bus stand", "PB-lahore"))
              .suspect(new Suspect("Kaana Driver", "LEB-4521"))
              .reporter(new Reporter("desk-4711", "1099", true))
              .station("Model Town")
              .withoutFir("no offence")
              .reportedAt(time.instant())
              .build();
      Alerts.Drafted drafted = desk(PUNJAB).draft(alert);
      long version = 1;
      for (var duplicate : drafted.duplicates()) {
        AlertId other = duplicate.alert().id();
        version = desk(PUNJAB).different(alert.id(), version, other, "another").version();
      }
      return senior(PUNJAB).authorise(alert.id(), version);
    }
  }

  final Node node = new Node();

  static Post post(Agency owner, String id, String kind) {
    return Post.of(owner, PostId.of(id), kind, "Office", new PostAddress("sms", "+92300"));
  }

  static Post both(Agency owner, String id, String kind) {
    return post(owner, id, kind).reachedAt(new PostAddress("email", id + "@police.example"));
  }

  @AfterEach
  void close() {
    nodes.forEach(one -> one.registry.close());
  }
}
