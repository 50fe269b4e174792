package io.clonememoria.memory.memory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record MemoryView(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String title, String content,
        String sourceType, @Nullable String speaker, @Nullable Instant occurredAt,
        @Nullable Precision occurredPrecision, Instant createdAt, Instant updatedAt) {

    static MemoryView of(Memory memory) {
        return new MemoryView(memory.id, memory.cloneId, memory.userId, memory.spaceId, memory.title, memory.content,
                memory.sourceType, memory.speaker, memory.occurredAt, memory.occurredPrecision, memory.createdAt,
                memory.updatedAt);
    }
}
