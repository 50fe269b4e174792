package io.clonememoria.clone.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of a session's tokens; using it replaces it with the next. Its hash is not mapped. */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken {
    @Id
    UUID id;

    @Column(updatable = false)
    UUID sessionId;

    @Nullable Instant replacedAt;
}
