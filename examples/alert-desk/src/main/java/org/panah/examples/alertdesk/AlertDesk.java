package org.panah.examples.alertdesk;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.channel.LogChannel;
import org.panah.channel.MailChannel;
import org.panah.channel.SmsChannel;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.jdbc.JdbcStorage;

/**
 * Makes a missing child known to sixty posts by log, mail and short message; half take notice, for
 * the others their deputies are told; the child is found, and everybody who was told hears of it.
 */
final class AlertDesk {
  private static final Agency OWNER = Agency.of("PB-POL");
  private static final DateTimeFormatter RUN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.ofHours(5));

  private AlertDesk() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path base = Path.of(args.length == 0 ? "alert-desk-data" : args[0]);
    Path folder = Files.createDirectories(base.resolve(RUN.format(Instant.now())));
    // 270 lines of log are not for the screen.
    System.setProperty("org.slf4j.simpleLogger.logFile", folder.resolve("alerts.log").toString());
    try {
      run(folder, out);
      out.printf("%nLog, database and CAP documents are in %s%n", folder);
    } catch (PanahException e) {
      out.printf("%s: %s%n", e.code().wireName(), e.getMessage());
      System.exit(1);
    }
  }

  static void run(Path folder, PrintStream out) throws Exception {
    ForwardClock clock = new ForwardClock();
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try (MessageCentre centre = new MessageCentre();
        MailChannel mails =
            MailChannel.through("127.0.0.1", mail.getSmtp().getPort(), "alerts@police.example")
                .withoutTls();
        SmsChannel texts =
            SmsChannel.through("127.0.0.1", centre.port(), "PANAH").login("panah", "no-use");
        Registry registry =
            Registry.builder(JdbcStorage.embedded(folder.resolve("database")))
                .agency(OWNER)
                .time(clock)
                .dispatching(Dispatcher.to(new LogChannel(), mails, texts))
                .build()) {
      Story story = new Story(registry, OWNER, clock, out);
      story.raise(folder.resolve("alert.cap.xml"));
      told(out, mail, centre);
      story.halfTakeNotice();
      story.passTime(Duration.ofMinutes(15));
      told(out, mail, centre);
      story.find(folder.resolve("cancel.cap.xml"));
      told(out, mail, centre);
      out.printf("Mails that still name the child: %s%n", naming(mail));
      story.clocks();
    } finally {
      mail.stop();
    }
  }

  private static void told(PrintStream out, GreenMail mail, MessageCentre centre) {
    out.printf(
        "  so far the mail server has %d mails, the message centre %d parts of texts for %d numbers%n",
        mail.getReceivedMessages().length, centre.parts(), centre.numbers());
  }

  /** Of the mails that say that it is over. */
  private static long naming(GreenMail mail) throws IOException, jakarta.mail.MessagingException {
    long naming = 0;
    for (var message : mail.getReceivedMessages()) {
      String text = message.getSubject() + message.getContent();
      if (text.contains("FOUND_SAFE") && text.contains(Story.NAME)) {
        naming++;
      }
    }
    return naming;
  }
}
