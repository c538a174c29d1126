package org.panah.cap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.panah.alert.AlertCategory;
import org.panah.alert.AlertId;
import org.panah.alert.AlertMode;
import org.panah.alert.MissingChild;
import org.panah.alert.Place;
import org.panah.alert.PublicAlert;
import org.panah.alert.Severity;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.person.PersonName;
import org.panah.person.Sex;

/** A public view as the parameters of a CAP message, so that it comes back as it went. */
final class CapFields {
  /** With which their names begin. */
  static final String PREFIX = "panah.";

  private static final String ALIAS = "name.alias.";
  private static final String SENT = "sent.";
  private static final String LANGUAGE = "language.";

  private CapFields() {}

  static Map<String, String> of(PublicAlert alert) {
    Map<String, String> fields = new LinkedHashMap<>();
    MissingChild child = alert.child();
    fields.put("id", alert.id().value());
    fields.put("owner", alert.owner().code());
    fields.put("category", alert.category().name());
    fields.put("severity", alert.severity().name());
    PersonName name = child.name();
    if (name != null) {
      put(fields, "name.latin", name.latin());
      put(fields, "name.urdu", name.urdu());
      each(fields, ALIAS, name.aliases());
    }
    fields.put("age.from", String.valueOf(child.ageFrom()));
    fields.put("age.to", String.valueOf(child.ageTo()));
    fields.put("sex", child.sex().name());
    each(fields, LANGUAGE, child.languages());
    put(fields, "description", child.description());
    put(fields, "clothing", child.clothing());
    put(fields, "disability", child.disability());
    put(fields, "photo", child.photo());
    fields.put("seenAt", alert.seenAt().toString());
    fields.put("place", alert.place().text());
    fields.put("district", alert.place().district());
    Place.Point point = alert.place().point();
    if (point != null) {
      fields.put("latitude", String.valueOf(point.latitude()));
      fields.put("longitude", String.valueOf(point.longitude()));
      fields.put("radius", String.valueOf(point.radius()));
    }
    each(fields, SENT, alert.sent().stream().map(Instant::toString).toList());
    fields.put("expiresAt", alert.expiresAt().toString());
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static void each(Map<String, String> fields, String name, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      fields.put(name + i, values.get(i));
    }
  }

  /** The public view of fields; null if these are not Panah's. */
  static @Nullable PublicAlert alert(Map<String, String> fields, AlertMode mode) {
    if (!fields.containsKey("id")) {
      return null;
    }
    try {
      return new PublicAlert(
          AlertId.of(required(fields, "id")),
          Agency.of(required(fields, "owner")),
          mode,
          AlertCategory.valueOf(required(fields, "category")),
          Severity.valueOf(required(fields, "severity")),
          child(fields),
          Instant.parse(required(fields, "seenAt")),
          place(fields),
          each(fields, SENT).stream().map(Instant::parse).toList(),
          Instant.parse(required(fields, "expiresAt")));
    } catch (PanahException.InvalidRequest e) {
      throw e.within("cap.parameter");
    } catch (RuntimeException e) {
      // Its text may quote the field.
      throw new PanahException.InvalidRequest(
          "cap.parameter", "fields as Panah writes them, numbers and times in their form");
    }
  }

  private static MissingChild child(Map<String, String> fields) {
    String latin = fields.get("name.latin");
    String urdu = fields.get("name.urdu");
    PersonName name =
        latin == null && urdu == null ? null : new PersonName(latin, urdu, each(fields, ALIAS));
    return new MissingChild(
        name,
        null,
        Integer.parseInt(required(fields, "age.from")),
        Integer.parseInt(required(fields, "age.to")),
        Sex.valueOf(required(fields, "sex")),
        each(fields, LANGUAGE),
        fields.get("description"),
        fields.get("clothing"),
        fields.get("disability"),
        fields.get("photo"));
  }

  private static Place place(Map<String, String> fields) {
    Place place = Place.of(required(fields, "place"), required(fields, "district"));
    return fields.containsKey("latitude")
        ? place.at(
            Double.parseDouble(required(fields, "latitude")),
            Double.parseDouble(required(fields, "longitude")),
            Double.parseDouble(required(fields, "radius")))
        : place;
  }

  private static String required(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new PanahException.InvalidRequest(name, "required");
    }
    return value;
  }

  private static List<String> each(Map<String, String> fields, String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; fields.containsKey(name + i); i++) {
      values.add(fields.get(name + i));
    }
    return values;
  }
}
