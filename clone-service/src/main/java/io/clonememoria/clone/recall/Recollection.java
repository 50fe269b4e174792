package io.clonememoria.clone.recall;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of what a clone remembers, word for word.
 *
 * @param kind       memory, or chunk of a document
 * @param id         of the memory or chunk
 * @param documentId the chunk's document
 * @param title      of the memory or document
 * @param content    what was said or written
 * @param speaker    who said it, when that is known
 * @param own        whether that was the clone itself, where a chat says so; null where the name must tell
 * @param moment     when, when that is known
 */
public record Recollection(String kind, UUID id, @Nullable UUID documentId, @Nullable String title, String content,
        @Nullable String speaker, @Nullable Boolean own, @Nullable MomentInLife moment) {}
