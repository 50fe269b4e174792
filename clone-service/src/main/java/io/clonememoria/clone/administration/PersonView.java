package io.clonememoria.clone.administration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as administrators see them.
 *
 * @param suspendedAt since when they are kept out
 * @param deletedAt   since when the account is deleted
 */
record PersonView(UUID id, String email, String fullName, String language, boolean emailVerified, boolean isPlatformAdmin,
        @Nullable Instant suspendedAt, @Nullable Instant deletedAt, Instant createdAt) {}
