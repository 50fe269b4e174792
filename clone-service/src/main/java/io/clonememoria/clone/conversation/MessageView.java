package io.clonememoria.clone.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message as its readers see it.
 *
 * @param role     user, clone or system
 * @param metadata of what a clone said: that it is AI-generated, by which provider, and its sources; of its greeting that it is one
 */
public record MessageView(UUID id, UUID conversationId, String role, String content, Map<String, Object> metadata,
        Instant createdAt) {

    static MessageView of(Message message) {
        return new MessageView(message.id, message.conversationId, message.role, message.content, message.metadata,
                message.createdAt);
    }
}
