package io.clonememoria.memory.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document whose passages are all indexed, or some of them never will be: then with the failure's code. */
record FinishedDocument(UUID id, UUID userId, @Nullable UUID spaceId, UUID cloneId, int chunkCount,
        @Nullable String failure) {}
