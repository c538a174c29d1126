package org.panah.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.Alerts;
import org.panah.Registry;
import org.panah.access.Access;
import org.panah.access.CaseReference;
import org.panah.access.Purpose;
import org.panah.access.Role;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.store.Store;
import org.panah.testkit.SettableTime;

/**
 * One sequence on one store, with two nodes and beside the models: each step fails that a model
 * does not expect.
 */
final class AlertCourse {
  static final Agency PUNJAB = Agency.of("PB-POL");
  static final Agency SINDH = Agency.of("SD-POL");
  static final String DISTRICT = "PB-lahore";
  static final String OTHER_DISTRICT = "SD-sukkur";

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final CaseReference FIR = CaseReference.fir("123/2026", "Model Town, Lahore");
  // More than a post has to answer, a channel to recover, and a node's lease.
  private static final int LONG_ENOUGH = 20 * 60;
  // In two of them each node learns that another has died, and in two more it tells instead.
  private static final int ROUNDS = 4;

  final AlertModel model = new AlertModel(START);
  final TellingModel telling = new TellingModel(model);
  final AlertRoster roster = new AlertRoster(this);
  final AlertDesk desk = new AlertDesk(this);

  private final SettableTime time;
  private final AlertBoards boards = new AlertBoards(this);
  private final Store documents;
  private final AlertNode[] nodes;
  private final Map<String, AlertOp.Behaviour> behaviours = new HashMap<>();
  private @Nullable Instant lastThrow;
  private boolean byChance;

  // The run under way: by which node, what it and others handed over, and what a model does not
  // expect, as whatever a channel throws counts as its answer.
  private @Nullable AlertNode runner;
  private AlertOp.Run running = new AlertOp.Run(0, AlertOp.Midst.NOTHING, 0);
  private final List<String> handedByRunner = new ArrayList<>();
  private final List<String> handed = new ArrayList<>();
  private @Nullable Throwable failure;

  private AlertCourse(Store documents, SettableTime time) {
    this.documents = documents;
    this.time = time;
    nodes = new AlertNode[] {newNode(), newNode()};
  }

  /** Takes a sequence; answers what was seen at each step. */
  static List<String> take(List<AlertOp> ops, AlertStores stores) {
    SettableTime time = SettableTime.at(START);
    AlertCourse course = new AlertCourse(stores.empty(time), time);
    List<String> seen = new ArrayList<>();
    try {
      for (AlertOp op : ops) {
        seen.add(course.step(op));
      }
      seen.addAll(course.settle());
    } finally {
      for (AlertNode node : course.nodes) {
        node.registry.close();
      }
    }
    return seen;
  }

  private String step(AlertOp op) {
    try {
      String seen = op.take(this);
      // Which of two alerts a post is told of first that a channel has failed for, depends on
      // pauses
      // that are spread by chance; from then on only the models are compared.
      byChance |= lastThrow != null && model.madeKnown() > 1;
      return op + ": " + (byChance ? "by chance" : seen);
    } catch (AssertionError e) {
      throw new AssertionError("at " + op + ": " + e.getMessage(), e);
    }
  }

  /** Lets channels work and time pass until nothing can be owed any more. */
  private List<String> settle() {
    List<String> seen = new ArrayList<>();
    behaviours.clear();
    int rounds = ROUNDS + telling.longestLine();
    for (int round = 0; round < rounds; round++) {
      seen.add(step(new AlertOp.Pass(LONG_ENOUGH)));
      seen.add(step(new AlertOp.Run(round % 2, AlertOp.Midst.NOTHING, 0)));
    }
    telling.allTold();
    seen.add(step(new AlertOp.Look(0)));
    return seen;
  }

  private AlertNode newNode() {
    return new AlertNode(documents, time, this::deliver, PUNJAB, SINDH);
  }

  Instant now() {
    return time.instant();
  }

  Registry registry(int node) {
    return nodes[node].registry;
  }

  Agency owner(int alert) {
    return alert % 2 == 0 ? PUNJAB : SINDH;
  }

  AlertModel.Asker asker(Agency agency, int officer) {
    String[] names = {"desk", "senior", "chief"};
    return new AlertModel.Asker(agency, names[officer] + "-of-" + agency, officer > 0);
  }

  /** Who does something with what belongs to an agency. */
  AlertModel.Asker asker(AlertOp.By by, Agency owner) {
    Agency other = owner.equals(PUNJAB) ? SINDH : PUNJAB;
    return asker(by.foreign() ? other : owner, by.officer());
  }

  Alerts alerts(int node, AlertModel.Asker asker) {
    Role role = asker.senior() ? Role.SUPERVISOR : Role.ALERT_OFFICER;
    return registry(node)
        .as(
            Access.by(asker.officer(), role)
                .of(asker.agency())
                .forPurpose(Purpose.MISSING_CHILD, FIR))
        .alerts();
  }

  String pass(AlertOp.Pass op) {
    model.at(time.advance(Duration.ofSeconds(op.seconds())));
    return now().toString();
  }

  String answers(AlertOp.Answers op) {
    behaviours.put(AlertRoster.id(op.post()), op.behaviour());
    return AlertAnswers.NOTHING;
  }

  String restart(AlertOp.Restart op) {
    if (op.closed()) {
      registry(op.node()).close();
    }
    nodes[op.node()] = newNode();
    return AlertAnswers.NOTHING;
  }

  String look(int node) {
    return boards.look(node);
  }

  /**
   * Lets the pauses pass after a channel has thrown: they are spread by chance, so that in the
   * midst of one nobody can say what is handed over.
   */
  private void awaitPauses() {
    Instant thrown = lastThrow;
    if (thrown != null && now().isAfter(thrown)) {
      Instant over = thrown.plus(TellingModel.RETRY);
      if (now().isBefore(over)) {
        time.set(over);
        model.at(over);
      }
    }
  }

  String run(AlertOp.Run op) {
    awaitPauses();
    handed.clear();
    handedByRunner.clear();
    telling.runs();
    running = op;
    AlertNode node = nodes[op.node()];
    runner = node;
    node.writesLeft = op.midst() == AlertOp.Midst.DIES_WRITING ? op.at() : -1;
    int count = runOnce(node);
    runner = null;
    node.writesLeft = -1;
    Throwable unexpected = failure;
    if (unexpected != null) {
      throw new AssertionError(unexpected.getMessage(), unexpected);
    }
    if (node.dead()) {
      boolean telling = op.midst() == AlertOp.Midst.DIES_TELLING;
      int last = handedByRunner.size() - 1;
      this.telling.died(handedByRunner, telling ? handedByRunner.get(last) : null);
      nodes[op.node()] = newNode();
    } else {
      assertThat(count).as("handed over").isEqualTo(handedByRunner.size());
    }
    Collections.sort(handed);
    return (node.dead() ? "died " : "") + handed;
  }

  private static int runOnce(AlertNode node) {
    try {
      return node.dispatcher.runOnce();
    } catch (PanahException.Unavailable e) {
      assertThat(node.dead()).as("the store is unavailable for this node").isTrue();
      return 0;
    }
  }

  private DeliveryOutcome deliver(AlertNode by, String channel, AlertMessage message) {
    AlertOp.Behaviour answer =
        behaviours.getOrDefault(message.post().value(), AlertOp.Behaviour.DELIVERS);
    handed.add(message.key() + " " + answer);
    try {
      telling.asked(message, channel, answer);
      if (by.equals(runner)) {
        handedByRunner.add(message.key());
        if (handedByRunner.size() == running.at()) {
          inTheMidst(by, message);
        }
      }
    } catch (Throwable e) {
      failure = failure == null ? e : failure;
    }
    return switch (answer) {
      case DELIVERS -> DeliveryOutcome.delivered();
      case RETRIES -> new DeliveryOutcome.Retry("busy", TellingModel.RETRY);
      case REJECTS -> DeliveryOutcome.rejected("no such number");
      case THROWS -> {
        lastThrow = now();
        throw new IllegalStateException("down");
      }
    };
  }

  private void inTheMidst(AlertNode by, AlertMessage message) {
    switch (running.midst()) {
      case OTHER_RUNS -> nodes[1 - running.node()].dispatcher.runOnce();
      case DIES_TELLING -> by.die();
      case ALERT_ENDS, ALERT_IS_UPDATED -> {
        String alert = message.key().substring(0, message.key().indexOf('/'));
        desk.inTheMidst(running.midst(), running.node(), alert);
      }
      case NOTHING, DIES_WRITING -> {
        // Not at a message.
      }
    }
  }
}
