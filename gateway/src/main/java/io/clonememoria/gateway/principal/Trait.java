package io.clonememoria.gateway.principal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a principal an event can be about.
 *
 * @param of whose membership, for a membership only
 */
record Trait(Kind kind, UUID id, @Nullable UUID of) {
    enum Kind { USER, SESSION, KEY, MEMBERSHIP }

    static Trait user(UUID id) {
        return new Trait(Kind.USER, id, null);
    }

    static Trait session(UUID id) {
        return new Trait(Kind.SESSION, id, null);
    }

    static Trait key(UUID id) {
        return new Trait(Kind.KEY, id, null);
    }

    static Trait membership(UUID spaceId, UUID userId) {
        return new Trait(Kind.MEMBERSHIP, spaceId, userId);
    }
}
