package io.clonememoria.memory.clone;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clone that the caller sees.
 *
 * @param ownerId  who made it
 * @param spaceId  the space it is shared in, null while it is personal
 * @param language the language it was made for, as its owner wrote it
 */
public record KnownClone(UUID id, UUID ownerId, @Nullable UUID spaceId, @Nullable String language) {}
