package io.clonememoria.memory.memory;

import io.clonememoria.memory.embedding.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A memory as its people see it.
 *
 * @param language  as its author said; null where its words tell
 * @param trust     whose word it is: the clone's owner's, the family's, an import's or a visitor's
 * @param importId  of the import that brought it; null when none did
 * @param isOwn     whether the clone itself said it; null when it was not imported
 * @param enabled   whether search finds it
 * @param metadata  whatever else was kept with it
 * @param deletedAt since when it is deleted and can be restored; null while it is not
 */
record MemoryView(UUID id, UUID cloneId, UUID userId, @Nullable UUID spaceId, String title, String content,
        @Nullable Language language, String sourceType, @Nullable String speaker, @Nullable Instant occurredAt,
        @Nullable Precision occurredPrecision, List<String> tags, List<String> people, List<String> places, Trust trust,
        @Nullable UUID importId, @Nullable Boolean isOwn, boolean enabled, Map<String, @Nullable Object> metadata,
        Instant createdAt, Instant updatedAt, @Nullable Instant deletedAt) {

    static MemoryView of(Memory memory) {
        var said = memory.said();
        return new MemoryView(memory.id(), memory.cloneId(), memory.userId(), memory.spaceId(), said.title(),
                said.content(), said.language().orElse(null), memory.sourceType(), said.speaker(),
                said.occurrence().map(Occurrence::at).orElse(null),
                said.occurrence().map(Occurrence::precision).orElse(null), said.tags(), said.people(), said.places(),
                memory.trust(), memory.imported() == null ? null : memory.imported().importId(),
                memory.imported() == null ? null : memory.imported().own(), said.enabled(), said.metadata().values(),
                memory.createdAt(), memory.updatedAt(), memory.deletedAt());
    }
}
