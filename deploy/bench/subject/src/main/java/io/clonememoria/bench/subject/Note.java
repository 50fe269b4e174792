package io.clonememoria.bench.subject;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row that policies guard. */
@Entity
@Table(name = "notes")
class Note {
    @Id
    UUID id;
    UUID userId;
    String title;
    String body;
    OffsetDateTime createdAt;
}
