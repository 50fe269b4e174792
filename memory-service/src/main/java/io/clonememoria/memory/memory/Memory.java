package io.clonememoria.memory.memory;

import io.clonememoria.memory.clone.KnownClone;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a clone remembers. */
@Entity
@Table(name = "memories")
class Memory {
    @Id
    UUID id;

    /** Who added it. */
    UUID userId;

    UUID cloneId;

    /** The space of its clone; null while that is personal. */
    @Nullable UUID spaceId;

    String title;

    String content;

    /** Where it came from, such as {@code manual}. */
    String sourceType;

    /** Who said or wrote it, when that is known. */
    @Nullable String speaker;

    /** When it happened, as far as {@link #occurredPrecision} goes; null when nobody knows. */
    @Nullable Instant occurredAt;

    @Nullable Precision occurredPrecision;

    /** When it was entered. */
    Instant createdAt;

    Instant updatedAt;

    @Column(insertable = false)
    @Nullable Instant deletedAt;

    static Memory of(UUID id, KnownClone known, UUID author, MemoryDraft draft, Instant now) {
        var memory = new Memory();
        memory.id = id;
        memory.userId = author;
        memory.cloneId = known.id();
        memory.spaceId = known.spaceId();
        memory.title = draft.title();
        memory.content = draft.content();
        memory.sourceType = draft.sourceType();
        memory.speaker = draft.speaker();
        memory.occurredAt = draft.occurrence().map(Occurrence::at).orElse(null);
        memory.occurredPrecision = draft.occurrence().map(Occurrence::precision).orElse(null);
        memory.createdAt = now;
        memory.updatedAt = now;
        return memory;
    }
}
