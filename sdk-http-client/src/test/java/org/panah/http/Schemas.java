package org.panah.http;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Goes through a JSON text by the schemas of the contract's file. */
final class Schemas {
  private final ContractFile file;

  Schemas(ContractFile file) {
    this.file = file;
  }

  /**
   * Shows each object of a text and each word of an enumeration.
   *
   * @param node the text
   * @param name the schema that it follows
   * @param objects shown the name of a schema and an object that follows it
   * @param words shown the name of a schema and a word; what it answers stands there instead
   */
  void walk(
      JsonNode node,
      String name,
      BiConsumer<String, ObjectNode> objects,
      BiFunction<String, String, String> words) {
    if (node instanceof ObjectNode object) {
      visit(object, name, objects, words);
    }
  }

  private void visit(
      ObjectNode object,
      String name,
      BiConsumer<String, ObjectNode> objects,
      BiFunction<String, String, String> words) {
    JsonNode properties = file.schema(name).path("properties");
    for (String field : List.copyOf(object.propertyNames())) {
      object.set(field, replaced(object.get(field), properties.path(field), objects, words));
    }
    objects.accept(name, object);
  }

  private JsonNode replaced(
      JsonNode node,
      JsonNode schema,
      BiConsumer<String, ObjectNode> objects,
      BiFunction<String, String, String> words) {
    String named = ContractFile.nameOf(schema);
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, replaced(list.get(i), schema.path("items"), objects, words));
      }
    } else if (node instanceof ObjectNode object && !named.isEmpty()) {
      visit(object, named, objects, words);
    } else if (node instanceof ObjectNode map) {
      String keys = ContractFile.nameOf(schema.path("propertyNames"));
      for (String key : List.copyOf(map.propertyNames())) {
        JsonNode value = map.remove(key);
        map.set(words.apply(keys, key), value);
      }
    } else if (!named.isEmpty() && file.schema(named).has("enum")) {
      return StringNode.valueOf(words.apply(named, node.asString()));
    }
    return node;
  }
}
