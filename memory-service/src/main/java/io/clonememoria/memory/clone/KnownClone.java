package io.clonememoria.memory.clone;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clone that the caller sees.
 *
 * @param spaceId  the space it is shared in, null while it is personal
 * @param language the language it was made for, as its owner wrote it
 */
public record KnownClone(UUID id, @Nullable UUID spaceId, @Nullable String language) {}
