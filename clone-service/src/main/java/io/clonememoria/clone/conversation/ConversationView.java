package io.clonememoria.clone.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its readers see it.
 *
 * @param userId   who opened it, and alone speaks in it
 * @param isShared whether the clone's space reads along
 */
public record ConversationView(UUID id, UUID userId, UUID cloneId, @Nullable UUID spaceId, @Nullable String title,
        boolean isShared, Instant createdAt, Instant updatedAt) {

    static ConversationView of(Conversation conversation) {
        return new ConversationView(conversation.id, conversation.userId, conversation.cloneId, conversation.spaceId,
                conversation.title, conversation.isShared, conversation.createdAt, conversation.updatedAt);
    }
}
