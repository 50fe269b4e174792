package io.clonememoria.acceptance.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A schema of a document, which knows how to make something up that fits.
 *
 * @param document the whole, for its references
 * @param node     the schema itself
 */
record Schema(JsonNode document, JsonNode node) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Tried in this order where a pattern is all that is said. */
    private static final List<String> GUESSES = List.of("word", "en", "1", "example.word", "2026-03-01", "2026-03-01T00:00:00Z",
            "person@example.org", "https://example.org/", "6f1c1b1e-7d3c-4a53-9c0e-3f1a3c1f2b10");

    Schema {
        node = resolved(document, node);
    }

    List<String> required() {
        return StreamSupport.stream(node.path("required").spliterator(), false).map(JsonNode::asText).toList();
    }

    Map<String, Schema> properties() {
        var properties = new LinkedHashMap<String, Schema>();
        node.path("properties").properties().forEach(each -> properties.put(each.getKey(), new Schema(document, each.getValue())));
        return properties;
    }

    boolean isId() {
        return node.path("format").asText().equals("uuid");
    }

    boolean isFile() {
        return node.path("format").asText().equals("binary") || node.has("items") && new Schema(document, node.get("items")).isFile();
    }

    boolean isClosed() {
        return node.has("enum") || node.has("example") || node.has("examples") || node.has("default");
    }

    /** As the document gives it, in the words of OpenAPI 3.0 or 3.1. */
    Optional<JsonNode> example() {
        return Stream.of(node.path("example"), node.path("examples").path(0)).filter(JsonNode::isValueNode).findFirst();
    }

    /** @param whole whether with all that may be given, and not only what must */
    JsonNode sample(String name, boolean whole) {
        for (var given : List.of("example", "default", "const")) {
            if (node.has(given)) {
                return node.get(given);
            }
        }
        for (var given : List.of("examples", "enum")) {
            if (node.path(given).path(0).isValueNode()) {
                return node.get(given).get(0);
            }
        }
        return switch (type()) {
            case "array" -> JSON.arrayNode().add(new Schema(document, node.path("items")).sample(name, whole));
            case "boolean" -> JSON.booleanNode(true);
            case "integer", "number" -> JSON.numberNode(node.has("minimum") ? node.get("minimum").asInt() : 1);
            case "string" -> JSON.textNode(text(name));
            default -> object(whole);
        };
    }

    private JsonNode object(boolean whole) {
        var object = JSON.objectNode();
        properties().forEach((name, schema) -> {
            if (required().contains(name) || whole && !schema.isId()) {
                object.set(name, schema.sample(name, whole));
            }
        });
        return object;
    }

    private String text(String name) {
        var guess = switch (node.path("format").asText()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-03-01";
            case "date-time" -> "2026-03-01T00:00:00Z";
            case "uri", "url" -> "https://example.org/";
            default -> name.contains("email") ? "person-" + UUID.randomUUID() + "@example.org"
                    : name.contains("url") ? "https://example.org/" : "a word or two";
        };
        if (!node.has("pattern") || matches(guess)) {
            return guess;
        }
        return GUESSES.stream().filter(this::matches).findFirst().orElseThrow(() -> new AssertionError(
                "nothing comes to mind for " + name + " " + node + ": give its schema an example"));
    }

    private boolean matches(String text) {
        return Pattern.matches(node.path("pattern").asText(), text);
    }

    /** A schema of OpenAPI 3.1 may have several types, of which null is none. */
    private String type() {
        var type = node.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asText).filter(one -> !one.equals("null"))
                        .findFirst().orElse("object")
                : type.asText("object");
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        for (var choice : List.of("allOf", "oneOf", "anyOf")) {
            for (var one : node.path(choice)) {
                if (!one.path("type").asText().equals("null")) {
                    return resolved(document, one);
                }
            }
        }
        return node.has("$ref")
                ? resolved(document, document.at(node.get("$ref").asText().substring(1)))
                : node;
    }
}
