package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.panah.alert.DeliveryOutcome;

/** What becomes of a message if the mail server refuses it, is silent, or is away. */
class MailFailureTest {
  private static final String IGP = "igp@police.example";
  private static final DeliveryOutcome DELIVERED = DeliveryOutcome.delivered();
  private static final DeliveryOutcome BROKEN =
      DeliveryOutcome.retry("no connection to the mail server, or a broken one");

  private static MailChannel channel(int port) {
    return MailChannel.through("127.0.0.1", port, "alerts@panah.example").withoutTls();
  }

  @Test
  void connection_isOpenedAgain_whenItIsStale() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp();
        MailChannel channel = channel(server.port())) {
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      server.dropAll();
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void outcome_followsTheCode() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp();
        MailChannel channel = channel(server.port())) {
      for (String code : new String[] {"550", "551", "553", "501"}) {
        server.answering("RCPT", code + " 5.1.1 <igp@police.example> is nobody");
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(DeliveryOutcome.rejected("SMTP " + code));
      }
      for (String code : new String[] {"450", "451", "452", "421", "552", "554", "530"}) {
        server.answering("RCPT", code + " not now");
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(DeliveryOutcome.retry("SMTP " + code));
      }
      for (String step : new String[] {"DATA", "."}) {
        server.answering(step, "550 no");
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(DeliveryOutcome.rejected("SMTP 550"));
        server.answering(step, "451 not now");
        assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DeliveryOutcome.retry("SMTP 451"));
      }
      for (String code : new String[] {"550", "451", "530"}) {
        server.answering("MAIL", code + " you may not");
        assertThat(channel.deliver(Messages.to(IGP)))
            .isEqualTo(DeliveryOutcome.retry("SMTP " + code + " for the sender"));
      }
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
    }
  }

  @Test
  void deliver_isToBeTriedAgain_whateverBreaks() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    try (MailChannel channel = channel(nobody)) {
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(BROKEN);
    }
    try (ScriptedSmtp server = new ScriptedSmtp();
        MailChannel channel = channel(server.port())) {
      for (String step : new String[] {"HELLO", "EHLO", "MAIL", "RCPT", "DATA", "."}) {
        server.answering(step, "drop");
        assertThat(channel.deliver(Messages.to(IGP)).getClass())
            .isEqualTo(DeliveryOutcome.Retry.class);
        server.dropAll();
      }
      server.answering("HELLO", "554 no service");
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(BROKEN);
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
    }
  }

  @Test
  void interrupt_endsTheCall_andIsKept() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp().answering(".", "hang");
        MailChannel channel = channel(server.port())) {
      assertThat(Messages.interrupted(channel, IGP, server::awaitHanging)).isEqualTo(BROKEN);
    }
  }
}
