package io.clonememoria.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The catalogue as an AsyncAPI 3.0 document: channels are topics, messages are types. */
final class AsyncApi {
    private static final String REF = "$ref";
    private static final long SEVEN_DAYS = Duration.ofDays(7).toMillis();
    private static final String STATE = "state";
    private static final String RESTRICTED = "restricted";

    private final EventCatalogue catalogue;

    private AsyncApi(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    static ObjectNode of(EventCatalogue catalogue) {
        return new AsyncApi(catalogue).document();
    }

    private ObjectNode document() {
        var document = object();
        document.put("asyncapi", "3.0.0");
        document.putObject("info").put("title", "CloneMemoria events").put("version", "1.0.0").put("description", """
                CloudEvents 1.0 in Kafka's binary mode, JSON. A type changes by additions only: consumers ignore what \
                they do not know. Facts say what happened, are keyed by their subject and kept for seven days; state \
                says how a row is now, is keyed by the row and compacted, and its version decides which of two is newer; \
                restricted topics are encrypted. No personal content travels on the others.""");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        catalogue.topics().forEach((topic, kind) -> {
            channels.set(topic, channel(topic, kind));
            var types = typesOn(topic);
            if (!types.isEmpty()) {
                var operation = operations.putObject("send." + topic);
                operation.put("action", "send").put("summary", "Emitted by " + String.join(", ",
                        types.stream().map(EventType::producer).distinct().sorted()
                                .map(AsyncApi::producer).toList()));
                operation.putObject("channel").put(REF, "#/channels/" + topic);
            }
        });
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        var schemas = components.putObject("schemas");
        catalogue.types().forEach((name, type) -> {
            messages.set(name, message(type));
            schemas.set(name, schema(type));
        });
        components.putObject("messageTraits").set("cloudEvent", cloudEvent());
        return document;
    }

    private ObjectNode channel(String topic, String kind) {
        var channel = object();
        channel.put("address", topic).put("description", switch (kind) {
            case STATE -> "State: one record per row, a tombstone for a row that is gone.";
            case RESTRICTED -> "Restricted: data is encrypted; never offered to webhooks.";
            default -> "Facts, in the order of each subject.";
        });
        var messages = channel.putObject("messages");
        typesOn(topic).forEach(type ->
                messages.putObject(type.name()).put(REF, "#/components/messages/" + type.name()));
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic).put("bindingVersion", "0.5.0");
        var configuration = kafka.putObject("topicConfiguration");
        if (kind.equals(STATE)) {
            configuration.putArray("cleanup.policy").add("compact");
            configuration.put("delete.retention.ms", SEVEN_DAYS);
        } else {
            configuration.putArray("cleanup.policy").add("delete");
            configuration.put("retention.ms", SEVEN_DAYS);
        }
        return channel;
    }

    private static ObjectNode message(EventType type) {
        var message = object();
        message.put("name", type.name()).put("title", type.title()).put("summary", type.description());
        message.put("contentType", "application/json");
        message.putArray("traits").addObject().put(REF, "#/components/messageTraits/cloudEvent");
        message.putObject("payload").put(REF, "#/components/schemas/" + type.name());
        var examples = message.putArray("examples");
        type.schema().withArray("examples").forEach(example -> examples.addObject().set("payload", example));
        return message;
    }

    private static ObjectNode schema(EventType type) {
        var schema = type.schema().deepCopy();
        schema.remove(List.of("$schema", "x-topics", "examples"));
        return schema;
    }

    private static ObjectNode cloudEvent() {
        var trait = object();
        var headers = trait.putObject("headers");
        headers.put("type", "object").put("description", "The attributes of CloudEvents 1.0.");
        var attributes = headers.putObject("properties");
        attributes.putObject("ce_specversion").put("const", "1.0");
        attribute("ce_id", "The event's id, a UUID; the same on every delivery.", attributes);
        attribute("ce_source", "The service that tells, such as /clone-service.", attributes);
        attribute("ce_type", "The name of the message.", attributes);
        attribute("ce_dataschema", "https://clonememoria.io/events/v1/ and the type; any other version is not ours.", attributes);
        attribute("ce_subject", "The aggregate or the row; the record's key.", attributes);
        attribute("ce_time", "When it happened, RFC 3339 in UTC.", attributes);
        attribute("ce_rowversion", "State only: grows with every change of the row.", attributes);
        attribute("ce_requestid", "The request that caused it.", attributes);
        attribute("traceparent", "W3C Trace Context.", attributes);
        var required = headers.putArray("required");
        List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time").forEach(required::add);
        return trait;
    }

    private static void attribute(String name, String description, ObjectNode attributes) {
        attributes.putObject(name).put("type", "string").put("description", description);
    }

    private List<EventType> typesOn(String topic) {
        return catalogue.types().values().stream().filter(type -> type.topics().contains(topic)).toList();
    }

    private static String producer(String module) {
        return Map.of("platform/data", "any service").getOrDefault(module, module);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** As it is written to the file: for people, too. */
    static String text(ObjectNode document) {
        return document.toPrettyString() + "\n";
    }
}
