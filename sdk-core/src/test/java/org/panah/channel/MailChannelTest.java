package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.PanahException;

class MailChannelTest {
  private static final String IGP = "igp@police.example";
  private static final DeliveryOutcome DELIVERED = DeliveryOutcome.delivered();
  private static final DeliveryOutcome BROKEN =
      DeliveryOutcome.retry("no connection to the mail server, or a broken one");

  private static MailChannel channel(int port) {
    return MailChannel.through("127.0.0.1", port, "alerts@panah.example").withoutTls();
  }

  private static GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static int port(GreenMail server) {
    return server.getSmtp().getPort();
  }

  @Test
  void deliver_sendsAPlainText_inBothScripts() throws Exception {
    GreenMail server = server();
    try (MailChannel channel = channel(port(server)).replyTo("desk@panah.example")) {
      AlertMessage message = Messages.message("k-1", IGP, AlertMode.EXERCISE);

      assertThat(channel.deliver(message)).isEqualTo(DELIVERED);

      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject())
          .startsWith("EXERCISE: ")
          .isEqualTo(AlertText.standard().subject(message));
      assertThat(mail.getContentType()).isEqualTo("text/plain; charset=UTF-8");
      assertThat(mail.getContent().toString().strip())
          .isEqualTo(AlertText.standard().full(message).strip().replace("\n", "\r\n"))
          .contains("عائشہ بی بی");
      assertThat(mail.getFrom()).containsExactly(new InternetAddress("alerts@panah.example"));
      assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("desk@panah.example"));
      InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
      assertThat(to.getAddress()).isEqualTo(IGP);
      assertThat(to.getPersonal()).isEqualTo(Messages.TITLE);
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    } finally {
      server.stop();
    }
  }

  @Test
  void messageId_isTheSame_whenAMessageIsRepeated_andOnlyThen() throws Exception {
    GreenMail server = server();
    try (MailChannel channel = channel(port(server))) {
      channel.deliver(Messages.message("k-1", IGP, AlertMode.ACTUAL));
      channel.deliver(Messages.message("k-1", IGP, AlertMode.ACTUAL));
      channel.deliver(Messages.ended("k-2", IGP, AlertEnd.foundSafe(Messages.SENT)));

      MimeMessage[] mails = server.getReceivedMessages();
      assertThat(mails[0].getMessageID())
          .matches("<[0-9a-f]{32}@panah.example>")
          .isEqualTo(mails[1].getMessageID())
          .isNotEqualTo(mails[2].getMessageID());
    } finally {
      server.stop();
    }
  }

  @Test
  void tls_isForServersThatTheHostTrusts_andThatAreWhoTheySay() throws Exception {
    SSLContext tls = Tls.context();
    try (ScriptedSmtp server = ScriptedSmtp.withTls(tls);
        MailChannel strange = secured("localhost", server.port()).implicitTls();
        MailChannel trusting = strange.tls(tls);
        MailChannel other = secured("127.0.0.1", server.port()).implicitTls().tls(tls)) {
      assertThat(strange.deliver(Messages.to(IGP))).isEqualTo(BROKEN);
      assertThat(other.deliver(Messages.to(IGP))).isEqualTo(BROKEN);
      assertThat(server.commands()).isEmpty();
      assertThat(trusting.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
    }
    try (ScriptedSmtp server = ScriptedSmtp.withStarttls(tls);
        MailChannel strange = secured("localhost", server.port());
        MailChannel trusting = strange.tls(tls)) {
      assertThat(trusting.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      assertThat(server.commands().subList(0, 3))
          .satisfiesExactly(
              line -> assertThat(line).startsWith("EHLO"),
              line -> assertThat(line).isEqualTo("STARTTLS"),
              line -> assertThat(line).startsWith("EHLO"));
      server.answering("EHLO", "250-localhost\r\n250 STARTTLS");
      assertThat(strange.deliver(Messages.to(IGP))).isEqualTo(BROKEN);
      assertThat(server.commands()).filteredOn("."::equals).hasSize(1);
    }
  }

  private static MailChannel secured(String host, int port) {
    return MailChannel.through(host, port, "alerts@panah.example");
  }

  @Test
  void login_isUsed_andARefusedOneIsTriedAgain() throws Exception {
    GreenMail server = server();
    server.setUser("alerts", "right-password");
    server.getUserManager().setAuthRequired(true);
    try (MailChannel right = channel(port(server)).login("alerts", "right-password");
        MailChannel wrong = channel(port(server)).login("alerts", "wrong-password")) {
      assertThat(right.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      assertThat(wrong.deliver(Messages.to(IGP)))
          .isEqualTo(DeliveryOutcome.retry("the mail server refuses the log-in"));
      assertThat(right.toString()).doesNotContain("right-password", "alerts");
    } finally {
      server.stop();
    }
  }

  @Test
  void connections_areUsedAgain_byManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ScriptedSmtp server = new ScriptedSmtp();
        MailChannel channel = channel(server.port())) {
      List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        AlertMessage message = Messages.message("k-" + i, IGP, AlertMode.ACTUAL);
        outcomes.add(threads.submit(() -> channel.deliver(message)));
      }
      for (Future<DeliveryOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isEqualTo(DELIVERED);
      }
      assertThat(server.commands()).filteredOn("."::equals).hasSize(60);
      assertThat(server.connections()).isLessThanOrEqualTo(8);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void server_thatOffersNoTls_isToldNothing() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp();
        MailChannel channel =
            MailChannel.through("127.0.0.1", server.port(), "a@panah.example").login("u", "p")) {
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(BROKEN);
      assertThat(server.commands()).noneMatch(line -> line.matches("(AUTH|MAIL).*"));
    }
  }

  @Test
  void address_thatIsNone_isRejected_beforeAnythingIsSent() throws IOException {
    try (ScriptedSmtp server = new ScriptedSmtp();
        MailChannel channel = channel(server.port())) {
      for (String address :
          new String[] {
            "igp",
            "igp@",
            "@police.example",
            "a@b@c.example",
            "\"a b\"@police.example",
            "igp@police.example\r\nRCPT TO:<other@police.example>",
            "igp@police.example, b@c.example",
            "Igp <igp@police.example>",
            "پولیس@police.example",
            "all:a@b.example;",
            // Must not keep the pattern busy for ever.
            "a@" + "b".repeat(400) + "!",
            ""
          }) {
        assertThat(channel.deliver(Messages.to(address)))
            .isEqualTo(DeliveryOutcome.rejected("the address is no e-mail address"));
      }
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void title_addsNoHeader() throws Exception {
    GreenMail server = server();
    try (MailChannel channel = channel(port(server))) {
      AlertMessage from = Messages.to(IGP);
      channel.deliver(
          new AlertMessage(
              "k\r\nBcc: a@b.example",
              from.post(),
              "IGP\r\nBcc: a@b.example",
              IGP,
              from.alert(),
              null,
              List.of()));

      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
          .isEqualTo("IGP  Bcc: a@b.example");
    } finally {
      server.stop();
    }
  }

  @Test
  void through_refusesWhatIsWrong() {
    assertThatThrownBy(() -> MailChannel.through("", 25, "a@b.example"))
        .isInstanceOf(PanahException.InvalidRequest.class)
        .hasMessage("server.host: a host's name or address");
    assertThatThrownBy(() -> MailChannel.through("mail.example", 0, "a@b.example"))
        .hasMessage("server.port: 1 to 65535");
    assertThatThrownBy(() -> MailChannel.through("mail.example", 25, "a"))
        .hasMessage("mail.from: an e-mail address in ASCII letters");
    assertThatThrownBy(() -> channel(25).replyTo("a\r\nb@c.example"))
        .hasMessage("mail.replyTo: an e-mail address in ASCII letters");
    assertThatThrownBy(() -> channel(25).login("", "p"))
        .hasMessage("server.login: a user and a password");
  }
}
