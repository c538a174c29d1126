package org.panah.alert;

import java.util.regex.Pattern;
import org.panah.common.PanahException;
import org.panah.person.Checks;

/**
 * How a post is reached on one channel. Hides itself in {@link #toString()}.
 *
 * @param channel the channel's name, for example {@code sms}: 1 to 16 small letters, digits and
 *     dashes
 * @param address what that channel takes for an address: a URI, an e-mail address, a number
 */
public record PostAddress(String channel, String address) {
  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,16}");

  /** Checks the texts. */
  public PostAddress {
    address = Checks.text("post.address", address, 500);
    if (channel == null || !CHANNEL.matcher(channel).matches()) {
      throw new PanahException.InvalidRequest(
          "post.channel", "1 to 16 small letters, digits and dashes");
    }
  }

  @Override
  public String toString() {
    return "PostAddress[" + channel + ", hidden]";
  }
}
