package org.panah.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;

/** A mail that says itself what its Message-ID is, so that the same message always has the same. */
final class MailMessage extends MimeMessage {
  private final String id;

  MailMessage(String id) {
    super((Session) null);
    this.id = id;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /**
   * Sets the text, whose lines end in a line feed. Bytes need no handler, which a host's class
   * loaders might keep from sight; but nobody makes its lines end as those of mails do.
   */
  void setPlainText(String text) throws MessagingException {
    setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                text.replace("\n", "\r\n").getBytes(UTF_8), "text/plain; charset=UTF-8")));
  }
}
