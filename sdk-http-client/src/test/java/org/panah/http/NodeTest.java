package org.panah.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.panah.http.Node.Health;

/** When a node is thought to be down. */
class NodeTest {
  private final Node node = new Node(URI.create("https://node.example/base/"), 0);
  private long now;

  private void visit(Health health) {
    try (Node.Visit visit = node.enter(++now)) {
      visit.tells(health, ++now);
    }
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      visit(Health.SILENT);
    }
  }

  @Test
  void address_isBelowThatOfTheNode() {
    assertThat(node.at("/v1/health")).hasToString("https://node.example/base/v1/health");
  }

  @Test
  void node_isOpenAfterFiveFailuresInARow() {
    fail(4);
    assertThat(node.closed()).isTrue();
    visit(Health.WELL);
    fail(4);
    assertThat(node.closed()).isTrue();
    fail(1);
    assertThat(node.closed()).isFalse();
  }

  @Test
  void requestsThatFailTogether_countOnce() {
    List<Node.Visit> visits = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      visits.add(node.enter(now));
    }
    visits.forEach(visit -> visit.tells(Health.SILENT, ++now));
    assertThat(node.closed()).isTrue();
    fail(1);
    assertThat(node.closed()).isFalse();
  }

  @Test
  void openNode_isProbedByOneAtATime_andClosedByTheFirstAnswer() {
    fail(5);
    Node.Visit probe = node.enter(now);
    assertThat(probe).isNotNull();
    assertThat(node.enter(now)).isNull();
    probe.close();
    Node.Visit next = node.enter(now);
    assertThat(next).isNotNull();
    next.tells(Health.WELL, now);
    next.close();
    assertThat(node.closed()).isTrue();
    assertThat(node.enter(now)).isNotNull();
    assertThat(node.enter(now)).isNotNull();
  }

  @Test
  void openNodeThatAnswersThatItCannot_isAskedByAll() {
    for (int i = 0; i < 5; i++) {
      visit(Health.SICK);
    }
    assertThat(node.closed()).isFalse();
    assertThat(node.enter(now)).isNotNull();
    assertThat(node.enter(now)).isNotNull();
  }

  @Test
  void look_isForOpenNodesThatWereNotAskedForSomeTime() {
    assertThat(node.look(now + 100, 50)).isNull();
    fail(5);
    assertThat(node.look(now, 50)).isNull();
    assertThat(node.look(now + 100, 50)).isNotNull();
    assertThat(node.look(now + 100, 50)).isNull();
  }

  @Test
  void budget_isTheReserveAndAPartOfEachCall() {
    RetryBudget budget = new RetryBudget(0.1);
    for (int i = 0; i < RetryBudget.RESERVE; i++) {
      budget.called();
      assertThat(budget.take()).isTrue();
    }
    int taken = 0;
    for (int i = 0; i < 1_000; i++) {
      budget.called();
      taken += budget.take() ? 1 : 0;
    }
    assertThat(taken).isBetween(99, 103);
    for (int i = 0; i < 10_000; i++) {
      budget.called();
    }
    for (int i = 0; i < RetryBudget.RESERVE; i++) {
      assertThat(budget.take()).isTrue();
    }
    assertThat(budget.take()).isFalse();
  }
}
