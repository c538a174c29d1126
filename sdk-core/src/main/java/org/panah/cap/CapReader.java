package org.panah.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertMode;
import org.panah.alert.Severity;
import org.panah.common.PanahException;

/** Reads CAP messages, by themselves or within a feed. For one document. */
final class CapReader {
  private static final Set<String> NAMESPACES =
      Set.of(CapWriter.NAMESPACE, "urn:oasis:names:tc:emergency:cap:1.1");
  private static final int MOST = 1_000_000;
  private static final int DEPTH = 32;
  private static final String WELL_FORMED = "well-formed XML without a DTD";

  private final List<CapMessage> messages = new ArrayList<>();

  List<CapMessage> read(InputStream source) {
    byte[] bytes;
    try {
      bytes = source.readNBytes(MOST + 1);
    } catch (IOException e) {
      throw new PanahException.InvalidRequest("cap", "a readable document", e);
    }
    if (bytes.length > MOST) {
      throw new PanahException.InvalidRequest("cap", "at most a megabyte");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // A document must not make this process read other files, or grow beyond itself.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new PanahException.InvalidRequest("cap", WELL_FORMED);
        }
        if (event == XMLStreamConstants.START_ELEMENT && isAlert(xml)) {
          messages.add(message(element(xml, 0)));
        }
      }
    } catch (XMLStreamException e) {
      // Its text may quote the document.
      throw new PanahException.InvalidRequest("cap", WELL_FORMED);
    }
    if (messages.isEmpty()) {
      throw new PanahException.InvalidRequest("cap", "an alert of CAP 1.1 or 1.2");
    }
    return messages;
  }

  private static boolean isAlert(XMLStreamReader xml) {
    return xml.getLocalName().equals("alert") && NAMESPACES.contains(xml.getNamespaceURI());
  }

  /** An element with its text and its children, by name. */
  private record Element(String text, Map<String, List<Element>> children) {
    List<Element> all(String name) {
      return children.getOrDefault(name, List.of());
    }

    @Nullable String optional(String name) {
      List<Element> found = all(name);
      String text = found.isEmpty() ? "" : found.get(0).text().strip();
      return text.isEmpty() ? null : text;
    }

    String required(String name) {
      String text = optional(name);
      if (text == null) {
        throw new PanahException.InvalidRequest("cap." + name, "required");
      }
      return text;
    }
  }

  private static Element element(XMLStreamReader xml, int depth) throws XMLStreamException {
    if (depth > DEPTH) {
      throw new PanahException.InvalidRequest("cap", "elements at most " + DEPTH + " deep");
    }
    StringBuilder text = new StringBuilder();
    Map<String, List<Element>> children = new HashMap<>();
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = xml.getLocalName();
          children.computeIfAbsent(name, any -> new ArrayList<>()).add(element(xml, depth + 1));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return new Element(text.toString(), children);
        }
        default -> {
          // Comments and the like.
        }
      }
    }
  }

  private static CapMessage message(Element alert) {
    AlertMode mode =
        switch (alert.required("status")) {
          case "Actual" -> AlertMode.ACTUAL;
          case "Exercise" -> AlertMode.EXERCISE;
          case "Test" -> AlertMode.TEST;
          default ->
              throw new PanahException.InvalidRequest("cap.status", "Actual, Exercise or Test");
        };
    CapMessage.Type type =
        switch (alert.required("msgType")) {
          case "Alert" -> CapMessage.Type.ALERT;
          case "Update" -> CapMessage.Type.UPDATE;
          case "Cancel" -> CapMessage.Type.CANCEL;
          default ->
              throw new PanahException.InvalidRequest("cap.msgType", "Alert, Update or Cancel");
        };
    List<String> references = references(alert.optional("references"));
    if (type == CapMessage.Type.ALERT ? !references.isEmpty() : references.isEmpty()) {
      throw new PanahException.InvalidRequest(
          "cap.references", "of an Update or a Cancel, and only of these");
    }
    Element info = info(alert);
    String area = info.all("area").isEmpty() ? null : info.all("area").get(0).optional("areaDesc");
    String event = info.optional("event");
    return new CapMessage(
        alert.required("identifier"),
        alert.required("sender"),
        time("sent", alert.required("sent")),
        mode,
        type,
        references,
        event == null ? "" : event,
        severity(info.optional("severity")),
        info.optional("headline"),
        info.optional("description"),
        area,
        info.optional("contact"),
        info.optional("expires") == null ? null : time("expires", info.required("expires")),
        type == CapMessage.Type.CANCEL ? null : CapFields.alert(fields(info), mode));
  }

  /** The English part, or else the first; empty if there is none. */
  private static Element info(Element alert) {
    List<Element> all = alert.all("info");
    for (Element info : all) {
      String language = info.optional("language");
      if (language == null || language.toLowerCase(Locale.ROOT).startsWith("en")) {
        return info;
      }
    }
    return all.isEmpty() ? new Element("", Map.of()) : all.get(0);
  }

  private static Map<String, String> fields(Element info) {
    Map<String, String> fields = new HashMap<>();
    for (Element parameter : info.all("parameter")) {
      String name = parameter.optional("valueName");
      if (name != null && name.startsWith(CapFields.PREFIX)) {
        fields.put(name.substring(CapFields.PREFIX.length()), parameter.required("value"));
      }
    }
    return fields;
  }

  private static List<String> references(@Nullable String text) {
    List<String> identifiers = new ArrayList<>();
    for (String one : text == null ? new String[0] : text.split("\\s+")) {
      String[] parts = one.split(",", -1);
      if (parts.length != 3) {
        throw new PanahException.InvalidRequest(
            "cap.references", "sender, identifier and time of each message, with commas");
      }
      identifiers.add(parts[1]);
    }
    return identifiers;
  }

  private static @Nullable Severity severity(@Nullable String text) {
    return switch (text == null ? "Unknown" : text) {
      case "Extreme" -> Severity.EXTREME;
      case "Severe" -> Severity.SEVERE;
      case "Moderate" -> Severity.MODERATE;
      case "Minor" -> Severity.MINOR;
      case "Unknown" -> null;
      default ->
          throw new PanahException.InvalidRequest(
              "cap.severity", "Extreme, Severe, Moderate, Minor or Unknown");
    };
  }

  private static Instant time(String element, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new PanahException.InvalidRequest(
          "cap." + element, "a time with an offset, as 2026-03-01T13:00:00+05:00");
    }
  }
}
