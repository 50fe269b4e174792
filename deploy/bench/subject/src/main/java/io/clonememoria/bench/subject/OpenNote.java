package io.clonememoria.bench.subject;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The same row in a table that nothing guards. */
@Entity
@Table(name = "open_notes")
class OpenNote {
    @Id
    UUID id;
    UUID userId;
    String title;
    String body;
    OffsetDateTime createdAt;
}
