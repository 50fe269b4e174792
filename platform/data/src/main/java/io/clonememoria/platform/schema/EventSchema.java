package io.clonememoria.platform.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one type, read strictly: what it does not name must not be said. The file itself leaves that open,
 * because consumers must take what is added later.
 */
final class EventSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final String type;
    private final Set<String> topics;
    private final JsonSchema schema;

    private EventSchema(String type, Set<String> topics, JsonSchema schema) {
        this.type = type;
        this.topics = topics;
        this.schema = schema;
    }

    /** @return empty when no service on the class path has such a type */
    static Optional<EventSchema> load(String type) {
        try (var file = EventSchema.class.getClassLoader().getResourceAsStream("events/" + type + ".json")) {
            return file == null ? Optional.empty() : Optional.of(of(type, (ObjectNode) JSON.readTree(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("events/" + type + ".json", unreadable);
        }
    }

    private static EventSchema of(String type, ObjectNode file) {
        var topics = new HashSet<String>();
        file.withArray("x-topics").forEach(topic -> topics.add(topic.asText()));
        file.remove("x-topics"); // ours, unknown to the validator
        close(file);
        return new EventSchema(type, topics, JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(file, WITH_FORMATS));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(EventSchema::close);
    }

    void require(String topic, @Nullable String data) {
        if (!topics.contains(topic)) {
            throw new SchemaViolation(type, "it belongs to " + topics + " and not to " + topic);
        }
        if (data == null) {
            return; // the removal of a row says nothing else
        }
        var violations = schema.validate(read(data));
        if (!violations.isEmpty()) {
            throw new SchemaViolation(type, violations.toString());
        }
    }

    private JsonNode read(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException malformed) {
            throw new SchemaViolation(type, "its data is not JSON");
        }
    }
}
