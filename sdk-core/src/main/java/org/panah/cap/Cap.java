package org.panah.cap;

import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.panah.alert.EndedAlert;
import org.panah.alert.PublicAlert;
import org.panah.common.PanahException;
import org.panah.reference.ReferenceData;

/**
 * Writes alerts as CAP 1.2 and reads those of others. Only what everybody may see goes out.
 * Immutable and safe for use by many threads.
 */
public final class Cap {
  private final ReferenceData reference;
  private final ZoneId zone;

  private Cap(ReferenceData reference, ZoneId zone) {
    this.reference = reference;
    this.zone = zone;
  }

  /**
   * A writer and reader with times of Pakistan.
   *
   * @param reference by which districts and agencies are named
   * @return one for all alerts
   */
  public static Cap of(ReferenceData reference) {
    return of(reference, ZoneId.of("Asia/Karachi"));
  }

  /**
   * A writer and reader.
   *
   * @param reference by which districts and agencies are named
   * @param zone in whose offset times are written
   * @return one for all alerts
   */
  public static Cap of(ReferenceData reference, ZoneId zone) {
    return new Cap(
        Objects.requireNonNull(reference, "reference"), Objects.requireNonNull(zone, "zone"));
  }

  /**
   * An alert as CAP 1.2: an {@code Alert} the first time that it is made known, then an {@code
   * Update} that refers to all before it; in English and Urdu.
   *
   * @param alert what everybody may see; it has been made known
   * @return XML
   * @throws PanahException.InvalidRequest if it is a draft
   */
  public String write(PublicAlert alert) {
    return new CapWriter(reference, zone).write(alert);
  }

  /**
   * The end of an alert as CAP 1.2: a {@code Cancel} that refers to all that was told, with nothing
   * of the child.
   *
   * @param ended an alert that was made known
   * @return XML
   * @throws PanahException.InvalidRequest if it ended as a draft, so that nobody knows of it
   */
  public String write(EndedAlert ended) {
    return new CapWriter(reference, zone).write(ended);
  }

  /**
   * The messages of a CAP 1.1 or 1.2 document, or of a feed that holds such.
   *
   * @param xml at most a megabyte; stays open
   * @return the messages in their order, at least one
   * @throws PanahException.InvalidRequest if it is no such document, or a message is a draft, an
   *     acknowledgement or an error, or breaks a rule; the error names the element and the rule
   */
  public List<CapMessage> read(InputStream xml) {
    return new CapReader().read(xml);
  }
}
