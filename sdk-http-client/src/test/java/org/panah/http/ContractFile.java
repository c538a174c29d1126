package org.panah.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract's file, with its references followed. */
final class ContractFile {
  private final JsonNode root;

  private ContractFile(JsonNode root) {
    this.root = root;
  }

  static ContractFile read() {
    try (InputStream file = Route.class.getResourceAsStream("/openapi/panah-v1.yaml")) {
      return new ContractFile(new YAMLMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** What a node says, or what it points to. */
  JsonNode resolved(JsonNode node) {
    JsonNode reference = node.get("$ref");
    return reference == null ? node : root.at(reference.asString().substring(1));
  }

  /** The operation of a route; missing if there is none. */
  JsonNode operation(Route route) {
    return root.path("paths").path(route.path()).path(method(route.method()));
  }

  private static String method(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Method, path and id of every operation in the file. */
  Set<String> operations() {
    Set<String> found = new TreeSet<>();
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (!method.equals("parameters")) {
                        found.add(
                            "%s %s %s"
                                .formatted(method, path, operation.path("operationId").asString()));
                      }
                    }));
    return found;
  }

  /** The parameters of a route, those of its path first. */
  List<JsonNode> parameters(Route route) {
    List<JsonNode> found = new ArrayList<>();
    root.path("paths")
        .path(route.path())
        .path("parameters")
        .forEach(each -> found.add(resolved(each)));
    operation(route).path("parameters").forEach(each -> found.add(resolved(each)));
    return found;
  }

  JsonNode schema(String name) {
    return root.path("components").path("schemas").path(name);
  }

  /** The name of the schema that a body of JSON has; empty if there is none. */
  String body(JsonNode content) {
    return nameOf(content.path("content").path("application/json").path("schema"));
  }

  static String nameOf(JsonNode reference) {
    String path = reference.path("$ref").asString("");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
