package io.clonememoria.platform.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as administrators read it; never its data.
 *
 * @param type     as the record says, which may be nothing
 * @param triedAt  when it was replayed last, in vain
 * @param waiting  how many later events of its key wait behind it
 */
record DeadLetterView(UUID id, String consumer, String topic, @Nullable String type, @Nullable String key,
        String cause, Instant parkedAt, @Nullable Instant triedAt, long waiting) {}
