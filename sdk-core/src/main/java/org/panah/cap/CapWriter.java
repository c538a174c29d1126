package org.panah.cap;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.EndedAlert;
import org.panah.alert.Place;
import org.panah.alert.PublicAlert;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.reference.AgencyEntry;
import org.panah.reference.ReferenceData;

/** Writes one CAP message. */
final class CapWriter {
  static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  // CAP knows no fractions of seconds, and no Z.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final ReferenceData reference;
  private final ZoneId zone;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  CapWriter(ReferenceData reference, ZoneId zone) {
    this.reference = reference;
    this.zone = zone;
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  String write(PublicAlert alert) {
    if (alert.revision() == 0) {
      throw new PanahException.InvalidRequest("alert", "one that was made known");
    }
    try {
      begin(
          alert.id(),
          alert.owner(),
          alert.mode(),
          alert.sent(),
          alert.revision() == 1 ? "Alert" : "Update");
      info(alert, CapWords.ENGLISH);
      info(alert, CapWords.URDU);
      return end();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  String write(EndedAlert ended) {
    if (ended.revision() == 0) {
      throw new PanahException.InvalidRequest("alert", "one that was made known");
    }
    try {
      begin(ended.id(), ended.owner(), ended.mode(), ended.sent(), "Cancel");
      info(ended, CapWords.ENGLISH);
      info(ended, CapWords.URDU);
      return end();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void begin(AlertId id, Agency owner, AlertMode mode, List<Instant> sent, String type)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("alert");
    xml.writeDefaultNamespace(NAMESPACE);
    int revision = sent.size();
    element("identifier", identifier(id, revision));
    element("sender", owner.code());
    element("sent", time(sent.get(revision - 1)));
    element(
        "status",
        switch (mode) {
          case ACTUAL -> "Actual";
          case EXERCISE -> "Exercise";
          case TEST -> "Test";
        });
    element("msgType", type);
    element("scope", "Public");
    if (revision > 1) {
      List<String> references = new ArrayList<>();
      for (int i = 1; i < revision; i++) {
        references.add(owner.code() + "," + identifier(id, i) + "," + time(sent.get(i - 1)));
      }
      element("references", String.join(" ", references));
    }
  }

  private String end() throws XMLStreamException {
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
    return text.toString();
  }

  private static String identifier(AlertId id, int revision) {
    return id + "." + revision;
  }

  private void info(PublicAlert alert, CapWords words) throws XMLStreamException {
    xml.writeStartElement("info");
    element("language", words.language());
    element("category", "Rescue");
    element("event", words.event(alert.category()));
    element("responseType", "Monitor");
    element("urgency", "Immediate");
    element("severity", capital(alert.severity().name()));
    element("certainty", "Likely");
    code(alert.category());
    element("effective", time(alert.sent().get(alert.revision() - 1)));
    element("onset", time(alert.seenAt()));
    element("expires", time(alert.expiresAt()));
    sender(alert.owner());
    element("headline", words.headline(alert.category(), alert.mode()));
    element("description", words.description(alert, district(alert.place().district(), words)));
    element("instruction", words.instruction(alert.category()));
    for (Map.Entry<String, String> field : CapFields.of(alert).entrySet()) {
      pair("parameter", CapFields.PREFIX + field.getKey(), field.getValue());
    }
    area(alert.place(), words);
    xml.writeEndElement();
  }

  private void info(EndedAlert ended, CapWords words) throws XMLStreamException {
    xml.writeStartElement("info");
    element("language", words.language());
    element("category", "Rescue");
    element("event", words.event(ended.category()));
    element("responseType", "AllClear");
    element("urgency", "Past");
    element("severity", "Unknown");
    element("certainty", "Observed");
    code(ended.category());
    sender(ended.owner());
    element("headline", words.ended(ended.status(), ended.mode()));
    xml.writeEndElement();
  }

  private void code(AlertCategory category) throws XMLStreamException {
    // Child abduction emergency, and missing and endangered person, of the SAME codes.
    pair("eventCode", "SAME", category == AlertCategory.ABDUCTED ? "CAE" : "MEP");
  }

  private void sender(Agency owner) throws XMLStreamException {
    element(
        "senderName", reference.agency(owner.code()).map(AgencyEntry::name).orElse(owner.code()));
  }

  private void area(Place place, CapWords words) throws XMLStreamException {
    xml.writeStartElement("area");
    element("areaDesc", place.text() + ", " + district(place.district(), words));
    Place.Point point = place.point();
    if (point != null) {
      element(
          "circle",
          plain(point.latitude()) + "," + plain(point.longitude()) + " " + plain(point.radius()));
    }
    pair("geocode", "panah.district", place.district());
    xml.writeEndElement();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private String district(String slug, CapWords words) {
    return reference
        .district(slug)
        .map(district -> words == CapWords.URDU ? district.nameUrdu() : district.name())
        .orElse(slug);
  }

  private void pair(String name, String key, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    element("valueName", key);
    element("value", value);
    xml.writeEndElement();
  }

  private void element(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(CapWords.writable(value));
    xml.writeEndElement();
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  private static String capital(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
