package io.clonememoria.clone.clone;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What others must know of a clone to talk with it.
 *
 * @param cloneId  the clone
 * @param spaceId  the space it is shared in, null when it is personal
 * @param name     by which it is called
 * @param language of its people, ISO 639-1
 */
public record Persona(UUID cloneId, @Nullable UUID spaceId, String name, String language) {

    static Persona of(Clone clone) {
        return new Persona(clone.id, clone.spaceId, clone.name, clone.language);
    }
}
