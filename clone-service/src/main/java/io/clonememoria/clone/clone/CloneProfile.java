package io.clonememoria.clone.clone;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a clone is like, for features that show it, copy it or give it a face.
 *
 * @param userId  whose it is
 * @param spaceId the space it is shared in, null when it is personal
 */
public record CloneProfile(UUID cloneId, UUID userId, @Nullable UUID spaceId, String name, @Nullable String description,
        @Nullable String greeting, Tone tone, String language) {

    static CloneProfile of(Clone clone) {
        return new CloneProfile(clone.id, clone.userId, clone.spaceId, clone.name, clone.description, clone.greeting,
                clone.toneConfig, clone.language);
    }
}
