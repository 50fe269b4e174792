package io.clonememoria.platform.idempotency;

import java.util.UUID;

/** What is known of a key, for whoever holds its lock now. */
public sealed interface Claim {
    /** Nothing: the work may begin. */
    record Free() implements Claim {}

    /** The work has begun and not ended. @param workId the name it was given */
    record Begun(UUID workId) implements Claim {}

    /** The work is done. */
    record Done(Answer answer) implements Claim {}
}
