package org.panah.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts a JSON text that a later version wrote into the form of this one: a word that is not known
 * is read as the most careful one that is, and no item of a list is ever lost by it. Why which word
 * is careful stands in {@code docs/http-contract.md}.
 */
final class LaterForm {
  /** By the names of the enumerations; some belong to packages that must not be known here. */
  private static final Map<String, String> CAREFUL =
      Map.ofEntries(
          Map.entry("Action", "AMEND"),
          Map.entry("Address.Kind", "OTHER"),
          Map.entry("AgeAtOffence", "UNKNOWN"),
          Map.entry("AlertCategory", "LOST"),
          Map.entry("AlertChange.Kind", "ALERT"),
          Map.entry("AlertMode", "TEST"),
          Map.entry("AlertStatus", "ACTIVE"),
          Map.entry("AuditEvent.Outcome", "UNKNOWN"),
          Map.entry("CancelReason", "WITHDRAWN"),
          Map.entry("DeliveryState", "OWED"),
          Map.entry("Evidence.Agreement", "ALIKE"),
          Map.entry("Grade", "POSSIBLE"),
          Map.entry("Purpose", "RECORD_KEEPING"),
          Map.entry("Severity", "EXTREME"),
          Map.entry("Sex", "UNKNOWN"),
          Map.entry("Stage", "FIR"),
          Map.entry("Taken.Result", "REFUSED"),
          Map.entry("Victim.AgeBand", "UNKNOWN"));

  // What has another form is no word of any version.
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private static final Set<String> KEPT = Set.of("id", "owner", "version");

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private final ObjLongConsumer<String> partly;
  private boolean whole = true;

  /**
   * A reading.
   *
   * @param partly told the id and the version of each record that can be written back and holds
   *     something that this version does not know
   */
  LaterForm(ObjLongConsumer<String> partly) {
    this.partly = partly;
  }

  /** Whether a text is a word that a later version may have added to an enumeration. */
  static boolean later(JsonNode text, Class<?> type) {
    return text.isString() && WORD.matcher(text.asString()).matches() && !known(text, type);
  }

  private static boolean known(JsonNode text, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text.asString())) {
        return true;
      }
    }
    return false;
  }

  private static String careful(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    String word = CAREFUL.get(name);
    if (word == null) {
      throw new IllegalStateException("no careful word for " + name);
    }
    return word;
  }

  /**
   * A text in the form of this version.
   *
   * @param node what was read; is changed
   * @param type what it is to be
   * @return the same, or what stands for it
   */
  JsonNode read(JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (node instanceof ArrayNode list) {
        return readList(list, arguments[0]);
      }
      // The only maps that travel hold numbers.
      return node instanceof ObjectNode numbers && generic.getRawType() == Map.class
          ? addUp(numbers, (Class<?>) arguments[0])
          : node;
    }
    if (!(type instanceof Class<?> named)) {
      return node;
    }
    if (named.isEnum() && later(node, named)) {
      whole = false;
      return StringNode.valueOf(careful(named));
    }
    return node instanceof ObjectNode fields && named.isRecord() ? readRecord(fields, named) : node;
  }

  /** The same of a page, whose items are of a type. */
  JsonNode readPage(JsonNode page, Class<?> items) {
    if (page.path("items") instanceof ArrayNode list) {
      readList(list, items);
    }
    return page;
  }

  private ArrayNode readList(ArrayNode list, Type items) {
    for (int i = 0; i < list.size(); i++) {
      list.set(i, read(list.get(i), items));
    }
    return list;
  }

  // Two words that are not known become one; what was counted under either is counted still.
  private ObjectNode addUp(ObjectNode numbers, Class<?> keys) {
    for (String key : List.copyOf(numbers.propertyNames())) {
      if (later(StringNode.valueOf(key), keys) && numbers.path(key).isInt()) {
        whole = false;
        int added = numbers.remove(key).asInt();
        String careful = careful(keys);
        numbers.put(careful, numbers.path(careful).asInt(0) + added);
      }
    }
    return numbers;
  }

  private ObjectNode readRecord(ObjectNode fields, Class<?> type) {
    boolean before = whole;
    whole = true;
    whole &= !Course.settle(fields, type);
    Set<String> names = new HashSet<>();
    for (RecordComponent component : COMPONENTS.get(type)) {
      names.add(component.getName());
      JsonNode value = fields.get(component.getName());
      if (value != null) {
        fields.set(component.getName(), read(value, component.getGenericType()));
      }
    }
    whole &= names.containsAll(fields.propertyNames());
    if (!whole && names.containsAll(KEPT)) {
      partly.accept(fields.path("id").asString(""), fields.path("version").asLong(0));
    }
    whole &= before;
    return fields;
  }
}
