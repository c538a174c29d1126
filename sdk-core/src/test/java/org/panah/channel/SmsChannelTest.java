package org.panah.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.Test;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertMessage;
import org.panah.alert.AlertMode;
import org.panah.alert.DeliveryOutcome;
import org.panah.alert.MissingChild;
import org.panah.common.PanahException;

class SmsChannelTest {
  private static final String IGP = "+923001234567";
  private static final DeliveryOutcome DELIVERED = DeliveryOutcome.delivered();

  private static SmsChannel channel(int port) {
    return SmsChannel.through("localhost", port, "PANAH").login("panah", "secret");
  }

  @Test
  void deliver_sendsTheBriefText_inBothScripts_whichTelephonesPutTogether() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port())) {
      AlertMessage message = Messages.to(IGP);

      assertThat(channel.deliver(message)).isEqualTo(DELIVERED);

      assertThat(centre.shown())
          .containsExactly(AlertText.standard().brief(message, true, SmsText.THREE_IN_UCS));
      assertThat(centre.shown().get(0)).contains("Ayesha Bibi", "بچے کا اغوا", Messages.ID);
      assertThat(centre.taken()).hasSize(3);
      SubmitSm part = centre.taken().get(0);
      assertThat(part.getDataCoding()).isEqualTo((byte) 8);
      assertThat(part.getDestAddress()).isEqualTo("923001234567");
      assertThat(part.getDestAddrTon()).isEqualTo((byte) 1);
      assertThat(part.getSourceAddr()).isEqualTo("PANAH");
      assertThat(part.getSourceAddrTon()).isEqualTo((byte) 5);
      assertThat(centre.binds())
          .singleElement()
          .satisfies(
              bind -> {
                assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TX);
                assertThat(bind.getSystemId()).isEqualTo("panah");
                assertThat(bind.getPassword()).isEqualTo("secret");
              });
    }
  }

  @Test
  void english_isInLettersOfGsm_inOnePart() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port()).english()) {
      channel.deliver(Messages.to(IGP));
      channel.deliver(Messages.message("k-2", IGP, AlertMode.EXERCISE));
      channel.deliver(Messages.ended("k-3", IGP, AlertEnd.foundSafe(Messages.SENT)));

      assertThat(centre.taken()).hasSize(3).allMatch(part -> part.getDataCoding() == 0);
      assertThat(centre.shown())
          .containsExactly(
              AlertText.standard().brief(Messages.to(IGP), false, 304),
              "EXERCISE: " + AlertText.standard().brief(Messages.to(IGP), false, 304),
              "The child is safe. The alert has ended. Alert " + Messages.ID);
    }
  }

  @Test
  void english_isInUcs2_ifTheNameIsInUrduAlone() throws IOException {
    AlertMessage message = Messages.about(MissingChild.named("گل ناز").aged(7), IGP);
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port()).english()) {
      channel.deliver(message);

      assertThat(centre.taken()).allMatch(part -> part.getDataCoding() == 8);
      assertThat(centre.shown())
          .containsExactly(AlertText.standard().brief(message, false, SmsText.THREE_IN_UCS));
      assertThat(centre.shown().get(0)).contains("گل ناز").doesNotContain("بچے");
    }
  }

  @Test
  void sender_isAWord_aNumber_orAShortOne() throws IOException {
    try (MessageCentre centre = new MessageCentre()) {
      for (String from : new String[] {"Panah 15", "+92421234567", "1099"}) {
        try (SmsChannel channel =
            SmsChannel.through("localhost", centre.port(), from).english().login("a", "b")) {
          channel.deliver(Messages.to(IGP));
        }
      }
      assertThat(centre.taken())
          .extracting(SubmitSm::getSourceAddr, SubmitSm::getSourceAddrTon)
          .containsExactly(
              tuple("Panah 15", (byte) 5), tuple("92421234567", (byte) 1), tuple("1099", (byte) 0));
    }
  }

  @Test
  void repeatedMessage_hasTheSameReference_soThatPartsAreKnown() throws IOException {
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port())) {
      centre.answering(0);
      centre.answering(SMPPConstant.STAT_ESME_RTHROTTLED);
      assertThat(channel.deliver(Messages.to(IGP)))
          .isEqualTo(DeliveryOutcome.retry("SMPP 0x00000058"));
      assertThat(channel.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);

      assertThat(centre.taken()).hasSize(4);
      assertThat(centre.taken().get(0).getShortMessage())
          .isEqualTo(centre.taken().get(1).getShortMessage());
      assertThat(centre.shown()).hasSize(1);
      assertThat(centre.binds()).hasSize(1);
    }
  }

  @Test
  void session_isKeptAndShared_byManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (MessageCentre centre = new MessageCentre();
        SmsChannel channel = channel(centre.port())) {
      List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        AlertMessage message = Messages.message("k-" + i, IGP, AlertMode.ACTUAL);
        outcomes.add(threads.submit(() -> channel.deliver(message)));
      }
      for (Future<DeliveryOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isEqualTo(DELIVERED);
      }
      assertThat(centre.shown()).hasSize(60);
      assertThat(centre.binds()).hasSize(1);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void tls_isForCentresThatTheHostTrusts_andThatAreWhoTheySay() throws IOException {
    DeliveryOutcome away =
        new DeliveryOutcome.Retry("no connection to the message centre", Duration.ofSeconds(1));
    try (MessageCentre centre = new MessageCentre(Tls.context().getServerSocketFactory());
        SmsChannel strange = channel(centre.port()).implicitTls();
        SmsChannel trusting = strange.tls(Tls.context());
        SmsChannel other =
            SmsChannel.through("127.0.0.1", centre.port(), "PANAH")
                .login("a", "b")
                .implicitTls()
                .tls(Tls.context())) {
      assertThat(strange.deliver(Messages.to(IGP))).isEqualTo(away);
      assertThat(other.deliver(Messages.to(IGP))).isEqualTo(away);
      assertThat(centre.binds()).isEmpty();
      assertThat(trusting.deliver(Messages.to(IGP))).isEqualTo(DELIVERED);
    }
  }

  @Test
  void address_thatIsNoNumber_isRejected() {
    try (SmsChannel channel = channel(9)) {
      for (String address :
          new String[] {
            "03001234567",
            "+92",
            "+0300123456",
            "+92 300 1234567",
            "+92300123456789012",
            "igp",
            "",
            "+923001234567\n",
            "+٩٢٣٠٠١٢٣٤٥٦٧"
          }) {
        assertThat(channel.deliver(Messages.to(address)))
            .isEqualTo(DeliveryOutcome.rejected("the address is no number with a country code"));
      }
    }
  }

  @Test
  void settings_areRefused_whenTheyAreWrong() {
    for (String from : new String[] {"", "much-too-long-a-word", "1", "پناہ", "+1"}) {
      assertThatThrownBy(() -> SmsChannel.through("localhost", 2775, from))
          .isInstanceOf(PanahException.InvalidRequest.class)
          .hasMessage("sms.from: a word of at most eleven letters, or a number");
    }
    assertThatThrownBy(() -> channel(9).login("a", "longer than 8"))
        .hasMessage("sms.login: 1 to 15 and 1 to 8 ASCII characters");
    assertThatThrownBy(() -> channel(9).within(Duration.ofSeconds(9)))
        .hasMessage("sms.within: more than 0 s, at most 8 s");
    try (SmsChannel anonymous = SmsChannel.through("localhost", 2775, "PANAH")) {
      assertThat(anonymous.deliver(Messages.to(IGP)))
          .isEqualTo(DeliveryOutcome.retry("no log-in for the message centre is set"));
    }
  }
}
