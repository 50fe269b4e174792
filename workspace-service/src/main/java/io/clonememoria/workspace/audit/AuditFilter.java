package io.clonememoria.workspace.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null asks for any.
 *
 * @param spaceId whose log: a space's, or with null the reader's own
 * @param from    the earliest moment, inclusive
 * @param to      the latest moment, exclusive
 */
record AuditFilter(@Nullable UUID spaceId, @Nullable String event, @Nullable String resourceType,
        @Nullable UUID resourceId, @Nullable Instant from, @Nullable Instant to) {
}
