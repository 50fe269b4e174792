package io.clonememoria.clone.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A session as its person recognises it.
 *
 * @param device     what it was last opened or refreshed with
 * @param address    and from where; null when that is not known
 * @param lastUsedAt when that was; access tokens are refreshed every quarter of an hour while they are in use
 * @param current    whether it is the one that this is asked in
 */
record OpenSessionView(UUID id,
        @Schema(example = "Firefox on Linux") String device,
        @Schema(example = "192.0.2.7") @Nullable String address,
        Instant createdAt, Instant lastUsedAt, boolean current) {

    static OpenSessionView of(Session session, @Nullable UUID current) {
        return new OpenSessionView(session.id, Device.of(session.userAgent).name(), session.ipAddress, session.createdAt,
                session.lastUsedAt == null ? session.createdAt : session.lastUsedAt, session.id.equals(current));
    }
}
