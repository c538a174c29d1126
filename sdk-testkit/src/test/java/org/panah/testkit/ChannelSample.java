package org.panah.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.panah.alert.AlertChannel;
import org.panah.channel.FileChannel;
import org.panah.channel.MailChannel;
import org.panah.channel.SmsChannel;
import org.panah.channel.WebhookChannel;
import org.panah.channel.WebhookSignature;

/** The sample of {@code docs/alerts.md} that is about channels. */
final class ChannelSample {
  private ChannelSample() {}

  static List<AlertChannel> channels(Path folder, Map<String, String> secrets) {
    var signature = WebhookSignature.of(secrets.get("webhook"), secrets.get("webhook-old"));
    var mail = MailChannel.through("smtp.police.example", 587, "alerts@police.example");
    var sms = SmsChannel.through("smsc.example", 2775, "PANAH");
    return List.of(
        FileChannel.in(folder),
        WebhookChannel.signedBy(signature),
        mail.login("alerts", secrets.get("mail")).replyTo("desk@police.example"),
        sms.login("panah", secrets.get("sms")));
  }

  /** At the receiver's. */
  static boolean isGenuine(WebhookSignature signature, Map<String, String> headers, byte[] body) {
    return signature.verify(
        headers.get("webhook-id"),
        headers.get("webhook-timestamp"),
        headers.get("webhook-signature"),
        body);
  }
}
