package io.clonememoria.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the parts promise to tell each other, as {@code docs/events/asyncapi.json} says it: for tests of who listens. */
public final class TestEvents {
    private static final String DOCUMENT = "docs/events/asyncapi.json";
    private static final JsonNode PROMISED = read();

    private TestEvents() {}

    /** Every type on the topic. */
    public static Set<String> on(String topic) {
        return names(PROMISED.path("channels").path(topic).path("messages"));
    }

    /** Every field that an event of the type can have. */
    public static Set<String> fieldsOf(String type) {
        return names(schemaOf(type).path("properties"));
    }

    /**
     * An event of the type that says no more than is promised for ever: what a consumer must be content with.
     *
     * @return the data as JSON
     */
    public static String least(String type) {
        var example = (ObjectNode) PROMISED.path("components").path("messages").path(type).path("examples").path(0)
            .path("payload").deepCopy();
        var promised = new ArrayList<String>();
        schemaOf(type).path("required").forEach(name -> promised.add(name.asText()));
        return example.retain(promised).toString();
    }

    private static JsonNode schemaOf(String type) {
        var schema = PROMISED.path("components").path("schemas").path(type);
        if (schema.isMissingNode()) {
            throw new AssertionError("nobody tells " + type + "; see " + DOCUMENT);
        }
        return schema;
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        var document = folders().map(folder -> folder.resolve(DOCUMENT)).filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalStateException("not found in any folder above: " + DOCUMENT));
        try {
            return new ObjectMapper().readTree(document.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Tests run in the folder of their module. */
    private static Stream<Path> folders() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent);
    }
}
