package io.clonememoria.clone.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Something that was said. Never rewritten. */
@Entity
@Immutable
@Table(name = "messages")
class Message {
    @Id
    UUID id;

    UUID conversationId;
    UUID userId;
    @Nullable UUID spaceId;
    String role;
    String content;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> metadata;

    Instant createdAt;

    @Column(insertable = false)
    @Nullable Instant deletedAt;

    static Message said(UUID id, ConversationView conversation, Speaker speaker, String content,
            Map<String, Object> metadata, Instant now) {
        var message = new Message();
        message.id = id;
        message.conversationId = conversation.id();
        message.userId = conversation.userId();
        message.spaceId = conversation.spaceId();
        message.role = speaker.role();
        message.content = content;
        message.metadata = metadata;
        message.createdAt = now;
        return message;
    }
}
