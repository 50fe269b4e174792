package io.clonememoria.memory.memory;

import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a clone remembers.
 *
 * @param userId     who added it
 * @param spaceId    the space of its clone; null while that is personal
 * @param sourceType where it came from, such as {@code manual}; never changes
 * @param imported   where it came in a chat; null when it did not
 * @param said       what it says, verbatim, and what is said of it
 * @param createdAt  when it was entered
 * @param deletedAt  since when it is deleted and can be restored; null while it is not
 */
record Memory(UUID id, UUID userId, UUID cloneId, @Nullable UUID spaceId, String sourceType, Trust trust,
        @Nullable Imported imported,
        MemoryDraft said, Instant createdAt, Instant updatedAt, @Nullable Instant deletedAt) {

    static Memory of(UUID id, KnownClone known, UUID author, String sourceType, MemoryDraft draft, Instant now) {
        return new Memory(id, author, known.id(), known.spaceId(), sourceType, Trust.of(author, known.ownerId()), null, draft,
                now, now, null);
    }

    /** The same memory, saying something else since then. */
    Memory saying(MemoryDraft other, Instant since) {
        return new Memory(id, userId, cloneId, spaceId, sourceType, trust, imported, other, createdAt, since, deletedAt);
    }

    Memory deleted(@Nullable Instant since, Instant changedAt) {
        return new Memory(id, userId, cloneId, spaceId, sourceType, trust, imported, said, createdAt, changedAt, since);
    }

    /**
     * What its passages must know of it. Short texts rarely tell their language; then the clone's is the best guess.
     *
     * @param languageOfTheClone as its owner wrote it
     */
    Source source(@Nullable String languageOfTheClone) {
        var language = said.language()
                .or(() -> Language.of(said.title() + " " + said.content()))
                .or(() -> Language.ofCode(languageOfTheClone))
                .orElse(Language.ENGLISH);
        return Source.memory(id, cloneId, userId, spaceId, said.title(), language, said.enabled(), createdAt);
    }
}
