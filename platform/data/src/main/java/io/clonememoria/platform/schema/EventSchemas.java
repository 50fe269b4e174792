package io.clonememoria.platform.schema;

import io.clonememoria.platform.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The schemas of the types that this service emits. */
@ApplicationScoped
public class EventSchemas {
    private final boolean checked;
    private final Map<String, Optional<EventSchema>> known = new ConcurrentHashMap<>();

    EventSchemas(EventSchemaConfig config) {
        this.checked = config.checked();
    }

    /**
     * Refuses an event that does not say what its type promises; where events are not checked, does nothing.
     *
     * @param data JSON; null for the removal of a row
     * @throws SchemaViolation when it does not follow its schema, or there is none
     */
    public void require(String topic, String type, @Nullable String data) {
        if (checked) {
            known.computeIfAbsent(type, EventSchemas::load)
                    .orElseThrow(() -> new SchemaViolation(type, "there is no schema events/" + type
                            + ".json of it (CONTRIBUTING.md, \"An event type\")"))
                    .require(topic, data);
        }
    }

    private static Optional<EventSchema> load(String type) {
        return EventType.isName(type) ? EventSchema.load(type) : Optional.empty();
    }
}
