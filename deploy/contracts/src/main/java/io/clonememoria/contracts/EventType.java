package io.clonememoria.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A type of event.
 *
 * @param name     {@code <aggregate>.<past tense>}, or {@code <row>.state}
 * @param producer the module that emits it; {@code platform/data} for what any service emits
 * @param schema   of its data
 */
record EventType(String name, String producer, ObjectNode schema) {

    List<String> topics() {
        return StreamSupport.stream(schema.withArray("x-topics").spliterator(), false).map(topic -> topic.asText()).toList();
    }

    String title() {
        return schema.path("title").asText();
    }

    String description() {
        return schema.path("description").asText();
    }
}
