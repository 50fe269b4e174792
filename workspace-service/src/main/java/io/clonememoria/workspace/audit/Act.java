package io.clonememoria.workspace.audit;

import io.clonememoria.platform.event.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
        Map<String, Object> metadata, Instant at) {
    private static final String ACTOR = "user_id";
    private static final String SPACE = "space_id";

    /** @throws IllegalArgumentException when the fact does not say who acted, or says it in no readable way */
    static Act of(Fact fact) {
        var others = new HashMap<>(fact.data());
        var actor = uuid(ACTOR, others.remove(ACTOR));
        var space = uuid(SPACE, others.remove(SPACE));
        if (actor == null) {
            throw new IllegalArgumentException(fact.type() + " does not say who acted");
        }
        others.values().removeIf(Objects::isNull);
        return new Act(fact.id(), actor, space, fact.type(), aggregateOf(fact.type()), fact.subject(),
                Map.copyOf(others), fact.time());
    }

    private static String aggregateOf(String type) {
        var dot = type.indexOf('.');
        if (dot < 1) {
            throw new IllegalArgumentException("not <aggregate>.<past tense>: " + type);
        }
        return type.substring(0, dot);
    }

    private static @Nullable UUID uuid(String key, @Nullable Object value) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(key + " is not an id");
        }
    }
}
