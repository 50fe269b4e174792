package io.clonememoria.clone.clone;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What others must know of a clone to talk with it.
 *
 * @param cloneId  the clone
 * @param makerId  who made it
 * @param spaceId  the space it is shared in, null when it is personal
 * @param name     by which it is called
 * @param language of its people, ISO 639-1
 * @param greeting what it says first, null when it waits to be spoken to
 * @param provider who speaks for it, such as {@code embedded}
 * @param answers  whether it answers at all: neither retired nor deleted
 */
public record Persona(UUID cloneId, UUID makerId, @Nullable UUID spaceId, String name, String language,
        @Nullable String greeting, String provider, boolean answers) {

    static Persona of(Clone clone) {
        return new Persona(clone.id, clone.userId, clone.spaceId, clone.name, clone.language, clone.greeting,
                clone.llmProvider, !clone.isRetired() && clone.deletedAt == null);
    }

    /** Itself. @throws CloneRetired when it does not answer any more */
    public Persona requireAnswering() {
        if (!answers) {
            throw new CloneRetired();
        }
        return this;
    }
}
