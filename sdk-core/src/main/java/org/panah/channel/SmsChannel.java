package org.panah.channel;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.PanahException;

/**
 * The channel {@code sms}: sends each message as a short text to the post's address, a telephone
 * number with its country code, by SMPP 3.4. Of one to three parts in English and Urdu, or of one
 * or two in English alone. Parts of a repeated message have the same reference, by which telephones
 * know parts, and message centres messages; a telephone shows a repeated text of one part again.
 *
 * <p>Needs {@code org.jsmpp:jsmpp}, which Panah does not bring along. One session is bound when
 * there is something to send, kept, and bound anew when it was lost. Safe for use by many threads;
 * hides the log-in in {@link #toString()}.
 */
public final class SmsChannel implements AlertChannel, AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{2,8}");
  private static final Pattern WORD = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 -]{1,11}");
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final byte PRIORITY = 1;

  /** What a host may choose. */
  private record Settings(
      Server server,
      String from,
      boolean urdu,
      AlertText text,
      Duration patience,
      InstantSource time) {}

  private final Settings settings;
  private final SmppLink link;

  private SmsChannel(Settings settings) {
    this.settings = settings;
    this.link = new SmppLink(settings.server(), settings.patience(), settings.time());
  }

  /**
   * A channel through a message centre, in English and Urdu and without TLS, as centres are mostly
   * reached by lines of their own.
   *
   * @param host the centre
   * @param port for example 2775
   * @param from whom the texts come from: a word of at most eleven letters, a number with its
   *     country code, or a short one
   * @return the channel, without the log-in that each centre asks for
   * @throws PanahException.InvalidRequest if one of them is none
   */
  public static SmsChannel through(String host, int port, String from) {
    if (from == null
        || !(NUMBER.matcher(from).matches()
            || SHORT_NUMBER.matcher(from).matches()
            || WORD.matcher(from).matches())) {
      throw new PanahException.InvalidRequest(
          "sms.from", "a word of at most eleven letters, or a number");
    }
    return new SmsChannel(
        new Settings(
            new Server(host, port, Server.Protection.NONE, null, null, null),
            from,
            true,
            AlertText.standard(),
            Duration.ofSeconds(6),
            InstantSource.system()));
  }

  /**
   * The same channel with a log-in.
   *
   * @param systemId by which the centre knows this system: 1 to 15 ASCII characters
   * @param password 1 to 8 ASCII characters, as SMPP has no room for more
   * @return the channel
   * @throws PanahException.InvalidRequest if one of them is longer, or empty
   */
  public SmsChannel login(String systemId, String password) {
    if (systemId == null
        || !systemId.matches("\\p{Graph}{1,15}")
        || password == null
        || !password.matches("\\p{Graph}{1,8}")) {
      throw new PanahException.InvalidRequest("sms.login", "1 to 15 and 1 to 8 ASCII characters");
    }
    return with(settings.server().login(systemId, password));
  }

  /** The same channel with TLS from the first byte on. */
  public SmsChannel implicitTls() {
    return with(settings.server().protectedBy(Server.Protection.TLS));
  }

  /** The same channel with the authorities that a host trusts, and its own certificate if any. */
  public SmsChannel tls(SSLContext context) {
    return with(settings.server().trusting(Objects.requireNonNull(context, "context")));
  }

  /** The same channel in English alone, which takes half the parts. */
  public SmsChannel english() {
    return with(false, settings.text(), settings.patience(), settings.time());
  }

  /** The same channel with a host's texts. */
  public SmsChannel text(AlertText texts) {
    Objects.requireNonNull(texts, "texts");
    return with(settings.urdu(), texts, settings.patience(), settings.time());
  }

  /**
   * The same channel with another time within which the centre has to answer each request.
   *
   * @param answer more than zero, at most eight seconds, since there may be several to a message
   * @return the channel
   * @throws PanahException.InvalidRequest if it is less or more
   */
  public SmsChannel within(Duration answer) {
    if (answer.toMillis() <= 0 || answer.compareTo(LONGEST) > 0) {
      throw new PanahException.InvalidRequest(
          "sms.within", "more than 0 s, at most " + LONGEST.toSeconds() + " s");
    }
    return with(settings.urdu(), settings.text(), answer, settings.time());
  }

  /** The same channel with another clock, by which it waits before it binds again. */
  public SmsChannel time(InstantSource source) {
    Objects.requireNonNull(source, "source");
    return with(settings.urdu(), settings.text(), settings.patience(), source);
  }

  private SmsChannel with(Server server) {
    Settings old = settings;
    return new SmsChannel(
        new Settings(server, old.from(), old.urdu(), old.text(), old.patience(), old.time()));
  }

  private SmsChannel with(boolean urdu, AlertText text, Duration patience, InstantSource time) {
    return new SmsChannel(
        new Settings(settings.server(), settings.from(), urdu, text, patience, time));
  }

  @Override
  public String name() {
    return "sms";
  }

  @Override
  public DeliveryOutcome deliver(AlertMessage message) {
    if (!NUMBER.matcher(message.address()).matches()) {
      return DeliveryOutcome.rejected("the address is no number with a country code");
    }
    if (settings.server().user() == null) {
      return DeliveryOutcome.retry("no log-in for the message centre is set");
    }
    short reference = MessageKey.number(message.key());
    SmsText text = SmsText.of(brief(message), reference);
    SmppLink.Bound bound = link.bound();
    SMPPSession session = bound.session();
    if (session == null) {
      return Objects.requireNonNull(bound.instead());
    }
    try {
      for (byte[] part : text.parts()) {
        submit(session, message.address().substring(1), text, part, reference);
      }
      return DeliveryOutcome.delivered();
    } catch (NegativeResponseException e) {
      return outcome(e);
    } catch (PDUException e) {
      return DeliveryOutcome.retry("SMPP cannot carry it");
    } catch (ResponseTimeoutException e) {
      // Perhaps it was taken, perhaps not; a centre that is silent will not say so later either.
      link.drop(session);
      return DeliveryOutcome.retry("no answer from the message centre in time");
    } catch (InvalidResponseException | IOException e) {
      link.drop(session);
      return DeliveryOutcome.retry("the connection to the message centre broke");
    }
  }

  private String brief(AlertMessage message) {
    if (!settings.urdu()) {
      String english = settings.text().brief(message, false, SmsText.TWO_IN_GSM);
      if (SmsText.isGsm(english)) {
        return english;
      }
    }
    return settings.text().brief(message, settings.urdu(), SmsText.THREE_IN_UCS);
  }

  private void submit(SMPPSession session, String to, SmsText text, byte[] part, short reference)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    String from = settings.from();
    boolean number = from.startsWith("+");
    boolean word = !number && !SHORT_NUMBER.matcher(from).matches();
    DataCoding coding =
        new GeneralDataCoding(text.gsm() ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2);
    session.submitShortMessage(
        "",
        number
            ? TypeOfNumber.INTERNATIONAL
            : word ? TypeOfNumber.ALPHANUMERIC : TypeOfNumber.UNKNOWN,
        number ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
        number ? from.substring(1) : from,
        TypeOfNumber.INTERNATIONAL,
        NumberingPlanIndicator.ISDN,
        to,
        new ESMClass(
            MessageMode.DEFAULT,
            MessageType.DEFAULT,
            text.concatenated() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT),
        (byte) 0,
        PRIORITY,
        null,
        null,
        new RegisteredDelivery(0),
        (byte) 0,
        coding,
        (byte) 0,
        part,
        new OptionalParameter.User_message_reference(reference));
  }

  private static DeliveryOutcome outcome(NegativeResponseException refusal) {
    // Only what says that this number, or this text, will never do; all else may be mended.
    return switch (refusal.getCommandStatus()) {
      case SMPPConstant.STAT_ESME_RINVMSGLEN,
          SMPPConstant.STAT_ESME_RINVDSTADR,
          SMPPConstant.STAT_ESME_RINVDSTTON,
          SMPPConstant.STAT_ESME_RINVDSTNPI ->
          DeliveryOutcome.rejected(code(refusal));
      default -> DeliveryOutcome.retry(code(refusal));
    };
  }

  /** The status of a refusal, as SMPP's tables write it. */
  static String code(NegativeResponseException refusal) {
    return String.format("SMPP 0x%08x", refusal.getCommandStatus());
  }

  /** Takes leave of the message centre; a later message binds anew. */
  @Override
  public void close() {
    link.unbind();
  }

  @Override
  public String toString() {
    return "SmsChannel[" + settings.server() + "]";
  }
}
