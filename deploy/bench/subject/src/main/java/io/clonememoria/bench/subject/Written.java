package io.clonememoria.bench.subject;

import java.util.UUID;

/**
 * A note was written.
 *
 * @param eventId         of the fact that tells of it
 * @param committedAtNano when its transaction had ended, nanoseconds of the wall clock
 */
record Written(UUID eventId, long committedAtNano) {}
