package org.panah.channel;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.PanahException;

/**
 * The channel {@code mail}: sends each message as a plain text to the post's address, by SMTP. A
 * repeated one has the same Message-ID, by which mail stores know it.
 *
 * <p>Needs {@code org.eclipse.angus:angus-mail}, which Panah does not bring along. Connections are
 * protected by STARTTLS unless one says otherwise, and used again; no step takes longer than ten
 * seconds, and an interrupted thread ends at once. Immutable but for its connections, and safe for
 * use by many threads, each of which has a connection; hides the log-in in {@link #toString()}.
 */
public final class MailChannel implements AlertChannel, AutoCloseable {
  // As browsers check them: no quotes, no comments, nothing that could end a command or a header.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,7}");
  private static final String CONNECT_MILLIS = "5000";
  private static final String STEP_MILLIS = "10000";

  private final Server server;
  private final String from;
  private final @Nullable String replyTo;
  private final AlertText text;
  private final ConcurrentLinkedDeque<SMTPTransport> idle = new ConcurrentLinkedDeque<>();

  private MailChannel(Server server, String from, @Nullable String replyTo, AlertText text) {
    this.server = server;
    this.from = from;
    this.replyTo = replyTo;
    this.text = text;
  }

  /**
   * A channel through a mail server, by STARTTLS and without log-in.
   *
   * @param host the server
   * @param port for example 587
   * @param from the sender's address, which is also the one that failures are told to
   * @return the channel; connects when there is something to send
   * @throws PanahException.InvalidRequest if one of them is none
   */
  public static MailChannel through(String host, int port, String from) {
    return new MailChannel(
        new Server(host, port, Server.Protection.STARTTLS, null, null, null),
        address("mail.from", from),
        null,
        AlertText.standard());
  }

  private static String address(String field, String text) {
    if (text == null || !ADDRESS.matcher(text).matches()) {
      throw new PanahException.InvalidRequest(field, "an e-mail address in ASCII letters");
    }
    return text;
  }

  /** The same channel logged in as a user. */
  public MailChannel login(String user, String password) {
    return with(server.login(user, password));
  }

  /** The same channel with TLS from the first byte on, as on port 465. */
  public MailChannel implicitTls() {
    return with(server.protectedBy(Server.Protection.TLS));
  }

  /** The same channel without any protection, for a server on this machine or in its network. */
  public MailChannel withoutTls() {
    return with(server.protectedBy(Server.Protection.NONE));
  }

  /** The same channel with the authorities that a host trusts, and its own certificate if any. */
  public MailChannel tls(SSLContext context) {
    return with(server.trusting(Objects.requireNonNull(context, "context")));
  }

  /** The same channel with an address that answers go to, in place of the sender's. */
  public MailChannel replyTo(String address) {
    return new MailChannel(server, from, address("mail.replyTo", address), text);
  }

  /** The same channel with a host's texts. */
  public MailChannel text(AlertText texts) {
    return new MailChannel(server, from, replyTo, Objects.requireNonNull(texts, "texts"));
  }

  private MailChannel with(Server other) {
    return new MailChannel(other, from, replyTo, text);
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public DeliveryOutcome deliver(AlertMessage message) {
    String to = message.address();
    if (!ADDRESS.matcher(to).matches()) {
      return DeliveryOutcome.rejected("the address is no e-mail address");
    }
    SMTPTransport lane = null;
    try {
      InternetAddress recipient = new InternetAddress(to, oneLine(message.title()), "UTF-8");
      lane = lane();
      lane.sendMessage(mail(message, recipient), new Address[] {recipient});
      return DeliveryOutcome.delivered();
    } catch (MessagingException e) {
      return outcome(e);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java platform has UTF-8", e);
    } finally {
      if (lane != null) {
        // A lane that broke is told from one that did not when it is wanted again.
        idle.push(lane);
      }
    }
  }

  private MailMessage mail(AlertMessage message, InternetAddress to) throws MessagingException {
    String domain = from.substring(from.indexOf('@'));
    MailMessage mail = new MailMessage("<" + MessageKey.digest(message.key()) + domain + ">");
    mail.setFrom(new InternetAddress(from));
    if (replyTo != null) {
      mail.setReplyTo(new Address[] {new InternetAddress(replyTo)});
    }
    mail.setRecipient(Message.RecipientType.TO, to);
    mail.setSubject(oneLine(text.subject(message)), "UTF-8");
    // So that no out-of-office reply comes back.
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setPlainText(text.full(message));
    mail.saveChanges();
    return mail;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ").strip();
  }

  private SMTPTransport lane() throws MessagingException {
    // The last one used is the likeliest to be alive; each is asked before it is trusted.
    for (SMTPTransport lane = idle.poll(); lane != null; lane = idle.poll()) {
      if (lane.isConnected()) {
        return lane;
      }
    }
    Session session = Session.getInstance(properties());
    SMTPTransport lane = new SMTPTransport(session, null);
    lane.connect(server.host(), server.port(), server.user(), server.password());
    return lane;
  }

  private Properties properties() {
    Properties all = new Properties();
    all.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    all.put("mail.smtp.timeout", STEP_MILLIS);
    all.put("mail.smtp.writetimeout", STEP_MILLIS);
    // Of all sockets, only those of channels end when their thread is interrupted.
    all.put("mail.smtp.usesocketchannels", "true");
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.smtp.from", from);
    all.put("mail.smtp.auth", String.valueOf(server.user() != null));
    all.put("mail.smtp.ssl.enable", String.valueOf(server.protection() == Server.Protection.TLS));
    boolean starttls = server.protection() == Server.Protection.STARTTLS;
    all.put("mail.smtp.starttls.enable", String.valueOf(starttls));
    all.put("mail.smtp.starttls.required", String.valueOf(starttls));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    SSLContext tls = server.tls();
    if (tls != null) {
      all.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
    }
    return all;
  }

  // Only codes go on: what servers say often quotes the address.
  private static DeliveryOutcome outcome(MessagingException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof AuthenticationFailedException) {
        return DeliveryOutcome.retry("the mail server refuses the log-in");
      }
      if (e instanceof SMTPAddressFailedException recipient) {
        return outcome(recipient.getReturnCode());
      }
      if (e instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
        int code = refused.getReturnCode();
        // A sender that is refused is the host's to mend, and no fault of the message.
        return refused.getCommand().startsWith("MAIL")
            ? DeliveryOutcome.retry("SMTP " + code + " for the sender")
            : outcome(code);
      }
    }
    return DeliveryOutcome.retry("no connection to the mail server, or a broken one");
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static DeliveryOutcome outcome(int code) {
    String reason = "SMTP " + code;
    // 530 asks for a log-in and 554 tells of a host that is not let through, which somebody may be
    // mending, and 552 of a mailbox that is full.
    return code >= 500 && code != 530 && code != 552 && code != 554
        ? DeliveryOutcome.rejected(reason)
        : DeliveryOutcome.retry(reason);
  }

  /** Closes the connections that are idle; a later message opens a new one. */
  @Override
  public void close() {
    for (SMTPTransport lane = idle.poll(); lane != null; lane = idle.poll()) {
      try {
        lane.close();
      } catch (MessagingException e) {
        // The other side has closed it already.
      }
    }
  }

  @Override
  public String toString() {
    return "MailChannel[" + server + "]";
  }
}
