package org.panah.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.panah.alert.Alert;
import org.panah.alert.AlertEnd;
import org.panah.alert.AlertStatus;
import org.panah.alert.AlertStep;
import org.panah.alert.EndedAlert;
import org.panah.cap.Cap;
import org.panah.cap.CapMessage;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;
import org.panah.testkit.SyntheticAlerts;
import org.xml.sax.SAXException;

/** Checks the CAP that is written against the schema, and reads what others wrote. */
public final class CapCheck {
  private static final int ALERTS = 1_000;

  private CapCheck() {}

  /**
   * Checks a thousand alerts with an update and an end each, and every {@code .cap} and {@code
   * .atom} file of a folder.
   *
   * @param args the folder, which holds {@code cap12.xsd}
   * @throws IOException if the folder cannot be read
   * @throws SAXException if a document is not valid
   */
  public static void main(String[] args) throws IOException, SAXException {
    Path folder = args.length == 1 ? Path.of(args[0]) : Path.of("");
    Path xsd = folder.resolve("cap12.xsd");
    if (args.length != 1 || !Files.isReadable(xsd)) {
      System.err.println("cap-check FOLDER: a folder with cap12.xsd and samples; not found there");
      System.exit(2);
    }
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(xsd.toFile());
    Cap cap = Cap.of(ReferenceData.builtIn());
    Random random = new Random(1);
    int valid = 0;
    for (int i = 0; i < ALERTS; i++) {
      Alert alert = SyntheticAlerts.known(random, i);
      Instant later = alert.steps().get(1).at().plusSeconds(600);
      Alert updated = alert.next(new AlertStep(AlertStatus.UPDATED, later, "o-1", null));
      EndedAlert ended = EndedAlert.of(updated, AlertEnd.expired(), later.plusSeconds(600));
      List<String> chain =
          List.of(cap.write(alert.publicView()), cap.write(updated.publicView()), cap.write(ended));
      for (String xml : chain) {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        valid++;
      }
      check(cap, chain, alert, updated);
    }
    System.out.printf(
        "%,d alerts: %,d documents valid, public views the same after the way there and back,"
            + " references kept%n",
        ALERTS, valid);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".cap") || file.toString().endsWith(".atom")) {
          read(cap, file);
        }
      }
    }
  }

  private static void check(Cap cap, List<String> chain, Alert alert, Alert updated) {
    List<CapMessage> read =
        chain.stream()
            .map(xml -> cap.read(new ByteArrayInputStream(xml.getBytes(UTF_8))).get(0))
            .toList();
    String first = read.get(0).identifier();
    String second = read.get(1).identifier();
    boolean same =
        alert.publicView().equals(read.get(0).alert())
            && updated.publicView().equals(read.get(1).alert())
            && read.get(1).references().equals(List.of(first))
            && read.get(2).references().equals(List.of(first, second));
    if (!same) {
      throw new IllegalStateException("alert " + alert.id() + " did not come back as it went");
    }
  }

  private static void read(Cap cap, Path file) throws IOException {
    try (InputStream source = Files.newInputStream(file)) {
      for (CapMessage message : cap.read(source)) {
        System.out.printf(
            "%s: read, %s of %s by %s, %s, %s, %s%n",
            file.getFileName(),
            message.type(),
            message.sentAt(),
            message.sender(),
            message.event(),
            message.severity(),
            message.area());
      }
    } catch (PanahException.InvalidRequest e) {
      System.out.printf("%s: refused, %s%n", file.getFileName(), e.getMessage());
    }
  }
}
