package io.clonememoria.clone.clone;

import io.clonememoria.clone.provider.AiSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody who can be talked with; personal, or shared in a space. */
@Entity
@Table(name = "clones")
class Clone {
    static final String ACTIVE = "active";
    static final String RETIRED = "retired";

    @Id
    UUID id;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    @Nullable UUID spaceId;

    @Column(updatable = false)
    boolean isPersonal;

    String name;
    @Nullable String description;

    /** What it says first in each conversation; null when it waits to be spoken to. */
    @Nullable String greeting;

    @JdbcTypeCode(SqlTypes.JSON)
    Tone toneConfig = Tone.DEFAULT;

    String language = "en";

    @Column(insertable = false)
    String status = ACTIVE;

    String llmProvider = "embedded";
    @Nullable String llmModel;
    String embeddingProvider = "embedded";
    @Nullable String ttsProvider;
    @Nullable String ttsVoiceId;
    double temperature = 0.7;
    int maxTokens = 1024;
    @Nullable String avatarUrl;
    @Nullable String avatarImageUrl;

    @Column(updatable = false)
    Instant createdAt;

    @Generated
    @Column(updatable = false) // the trigger's
    Instant updatedAt;

    @Column(insertable = false)
    @Nullable Instant deletedAt;

    /** Whether it answers; a retired one keeps what it remembers and is silent. */
    boolean isRetired() {
        return status.equals(RETIRED);
    }

    AiSettings settings() {
        return new AiSettings(llmProvider, llmModel, embeddingProvider, ttsProvider, ttsVoiceId, temperature, maxTokens);
    }

    static Clone create(UUID id, UUID userId, @Nullable UUID spaceId, Instant now) {
        var clone = new Clone();
        clone.id = id;
        clone.userId = userId;
        clone.spaceId = spaceId;
        clone.isPersonal = spaceId == null;
        clone.createdAt = now;
        return clone;
    }
}
