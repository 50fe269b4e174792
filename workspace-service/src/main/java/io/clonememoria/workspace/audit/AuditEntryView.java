package io.clonememoria.workspace.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as callers read it. Of a person who was erased it says no more than that there was one. */
record AuditEntryView(UUID id, @Nullable UUID userId, @Nullable UUID spaceId, String event, String resourceType,
        @Nullable UUID resourceId, Map<String, Object> metadata, @Nullable String ipAddress, @Nullable String userAgent,
        Instant createdAt) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(entry.id, entry.userId, entry.spaceId, entry.event, entry.resourceType,
                entry.resourceId, entry.metadata, known(entry.ipAddress, entry.originAddress),
                known(entry.userAgent, entry.originAgent), entry.createdAt);
    }

    private static @Nullable String known(@Nullable String inEntry, @Nullable String told) {
        return inEntry == null ? told : inEntry;
    }
}
