package io.clonememoria.billing.key;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a key, and what it allows.
 *
 * @param spaceId the only space that it sees, null when it is a personal key
 */
record KeyPrincipalView(UUID userId, UUID keyId, @Nullable UUID spaceId, List<String> scopes, String plan,
        @Nullable OffsetDateTime expiresAt) {}
