package io.clonememoria.clone.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A person as requests may read it. The password's hash is not mapped: only functions of the database touch it. */
@Entity
@Immutable
@Table(name = "users")
class User {
    @Id
    UUID id;

    String email;
    String fullName;
    String language;
    boolean isPlatformAdmin;
    Instant createdAt;
    @Nullable Instant deletedAt;
    @Nullable Instant suspendedAt;
    @Nullable Instant emailVerifiedAt;
}
