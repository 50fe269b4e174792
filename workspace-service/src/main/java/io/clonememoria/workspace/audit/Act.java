package io.clonememoria.workspace.audit;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.MalformedEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, as the fact that announced it tells.
 *
 * @param id           the fact's own id, so that an entry can be traced to its event
 * @param userId       who acted
 * @param spaceId      where, or null when it was personal
 * @param event        the fact's type, such as {@code clone.created}
 * @param resourceType the aggregate that the type names, such as {@code clone}
 * @param metadata     whatever else the fact says: ids and counts
 */
record Act(UUID id, UUID userId, @Nullable UUID spaceId, String event, String resourceType, UUID resourceId,
        JsonObject metadata, Instant at) {
    private static final String ACTOR = "user_id";
    private static final String SPACE = "space_id";

    /** @throws MalformedEvent when the fact does not say who acted, or says something in no readable way */
    static Act of(Fact fact) {
        var metadata = fact.data().copy();
        var actor = uuid(ACTOR, metadata.remove(ACTOR));
        var space = uuid(SPACE, metadata.remove(SPACE));
        if (actor == null) {
            throw new MalformedEvent(fact.type() + " does not say who acted");
        }
        return new Act(fact.id(), actor, space, fact.type(), aggregateOf(fact.type()), fact.subject(), metadata,
                fact.time());
    }

    private static String aggregateOf(String type) {
        var dot = type.indexOf('.');
        if (dot < 1) {
            throw new MalformedEvent("a type is <aggregate>.<past tense>, not " + type);
        }
        return type.substring(0, dot);
    }

    private static @Nullable UUID uuid(String key, @Nullable Object value) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException unreadable) {
            throw new MalformedEvent(key + " is not an id");
        }
    }
}
