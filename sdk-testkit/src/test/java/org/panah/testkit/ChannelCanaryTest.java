package org.panah.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.panah.alert.Alert;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.EndedAlert;
import org.panah.alert.PostId;
import org.panah.channel.FileChannel;
import org.panah.channel.MailChannel;
import org.panah.channel.SmsChannel;
import org.panah.channel.WebhookChannel;
import org.panah.channel.WebhookSignature;

/**
 * Of a thousand alerts that hold things for the police only, none of these leaves by any channel;
 * and what is told of their ends holds nothing of the children.
 */
class ChannelCanaryTest {
  private static final int ALERTS = 1_000;
  // Each end is like every other.
  private static final int ENDS = 100;
  private static final PostId POST = PostId.of("PB-POL-igp");

  private static final List<Alert> MADE_UP = new ArrayList<>();

  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @BeforeAll
  static void makeUp() {
    Random random = new Random(11);
    for (int i = 0; i < ALERTS; i++) {
      MADE_UP.add(SyntheticAlerts.known(random, i));
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static AlertMessage told(Alert alert, int number, String address) {
    return new AlertMessage(
        "t-" + number, POST, "IGP", address, alert.publicView(), null, List.of());
  }

  private static AlertMessage end(Alert alert, int number, String address) {
    EndedAlert ended =
        EndedAlert.of(alert, AlertEnd.expired(), alert.steps().get(1).at().plusSeconds(9));
    return new AlertMessage("e-" + number, POST, "IGP", address, null, ended, List.of());
  }

  private void deliver(AlertChannel channel, int many, IntFunction<AlertMessage> messages)
      throws Exception {
    List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      AlertMessage message = messages.apply(i);
      outcomes.add(threads.submit(() -> channel.deliver(message)));
    }
    for (Future<DeliveryOutcome> outcome : outcomes) {
      assertThat(outcome.get()).isEqualTo(DeliveryOutcome.delivered());
    }
  }

  private void deliverAll(AlertChannel channel, String address) throws Exception {
    deliver(channel, ALERTS, i -> told(MADE_UP.get(i), i, address));
    deliver(channel, ENDS, i -> end(MADE_UP.get(i), i, address));
  }

  private static void assertHidden(Iterable<String> sent) {
    assertThat(sent).hasSize(ALERTS + ENDS);
    String all = String.join("\n", sent);
    // What should be there is, or that nothing else is would say little.
    assertThat(all).contains("clothes 17 ", "Bazaar No. 999 <gate>", "a-0");
    assertThat(all).doesNotContain(SyntheticAlerts.secrets());
    assertThat(sent)
        .filteredOn(one -> one.contains("EXPIRED"))
        .hasSize(ENDS)
        .noneMatch(one -> one.contains("clothes") || one.contains("Bazaar"));
  }

  @Test
  void file_holdsNothingForThePolice(@TempDir Path folder) throws Exception {
    FileChannel channel = FileChannel.in(folder);
    deliver(channel, ALERTS, i -> told(MADE_UP.get(i), i, "x"));
    List<String> lines = lines(folder);
    deliver(channel, ENDS, i -> end(MADE_UP.get(i), i, "x"));
    List<String> left = lines(folder);
    assertThat(left).hasSize(ALERTS);
    lines.addAll(left.stream().filter(line -> line.contains("EXPIRED")).toList());

    assertHidden(lines);
  }

  private static List<String> lines(Path folder) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void webhook_sendsNothingForThePolice_andNothingOfTheChildButInItsData() throws Exception {
    List<String> sent = Collections.synchronizedList(new ArrayList<>());
    List<String> heads = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    ExecutorService receivers = Executors.newCachedThreadPool();
    server.setExecutor(receivers);
    server.createContext(
        "/",
        exchange -> {
          String head = exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet();
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          sent.add(head + body);
          heads.add(head + body.substring(0, body.indexOf("\"data\"")));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      String secret = Base64.getEncoder().encodeToString(new byte[32]);
      deliverAll(
          WebhookChannel.signedBy(WebhookSignature.of(secret)),
          "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    } finally {
      server.stop(0);
      receivers.shutdown();
    }
    assertHidden(sent);
    assertThat(heads).noneMatch(head -> head.contains("clothes") || head.contains("Bazaar"));
  }

  @Test
  void mail_sendsNothingForThePolice_andNothingOfTheChildButInItsText() throws Exception {
    List<String> sent = new ArrayList<>();
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try (MailChannel channel =
        MailChannel.through("127.0.0.1", server.getSmtp().getPort(), "a@panah.example")
            .withoutTls()) {
      deliverAll(channel, "igp@police.example");
      for (MimeMessage mail : server.getReceivedMessages()) {
        StringBuilder head = new StringBuilder(mail.getSubject()).append('\n');
        for (Header header : Collections.list(mail.getAllHeaders())) {
          head.append(header.getName()).append(": ").append(header.getValue()).append('\n');
        }
        assertThat(head.toString()).doesNotContain("clothes", "Bazaar");
        sent.add(head.toString() + mail.getContent());
      }
    } finally {
      server.stop();
    }
    assertHidden(sent);
  }

  @Test
  void sms_sendsNothingForThePolice() throws Exception {
    List<String> sent = new ArrayList<>();
    try (LoopbackCentre centre = new LoopbackCentre();
        SmsChannel channel =
            SmsChannel.through("127.0.0.1", centre.port(), "PANAH").login("panah", "secret")) {
      deliver(channel, ALERTS, i -> told(MADE_UP.get(i), i, number(1, i)));
      deliver(channel, ENDS, i -> end(MADE_UP.get(i), i, number(2, i)));
      for (int i = 0; i < ALERTS; i++) {
        sent.add(centre.shown(number(1, i)));
        assertThat(sent.get(i)).contains("Alert a-" + i);
      }
      for (int i = 0; i < ENDS; i++) {
        String end = centre.shown(number(2, i));
        assertThat(end)
            .contains("The time of the alert is over. Alert a-" + i)
            .doesNotContain("Bazaar");
        sent.add(end);
      }
    }
    assertThat(String.join("\n", sent))
        .contains("Bazaar No. 999 <gate>")
        .doesNotContain(SyntheticAlerts.secrets());
  }

  private static String number(int kind, int alert) {
    return "+92300" + (kind * 1_000_000 + alert);
  }
}
