package io.clonememoria.clone.conversation;

import io.clonememoria.clone.clone.Persona;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A talk of one person with one clone. */
@Entity
@Table(name = "conversations")
class Conversation {
    @Id
    UUID id;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    UUID cloneId;

    @Column(updatable = false)
    @Nullable UUID spaceId;

    @Nullable String title;

    @Column(updatable = false)
    boolean isShared;

    @Column(updatable = false)
    Instant createdAt;

    @Generated
    @Column(updatable = false) // the trigger's
    Instant updatedAt;

    @Column(insertable = false)
    @Nullable Instant deletedAt;

    static Conversation open(UUID id, UUID userId, Persona persona, @Nullable String title, boolean shared,
            Instant now) {
        var conversation = new Conversation();
        conversation.id = id;
        conversation.userId = userId;
        conversation.cloneId = persona.cloneId();
        conversation.spaceId = persona.spaceId();
        conversation.title = title;
        conversation.isShared = shared;
        conversation.createdAt = now;
        return conversation;
    }
}
