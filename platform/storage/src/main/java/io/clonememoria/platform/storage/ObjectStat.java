package io.clonememoria.platform.storage;

import java.time.Instant;

/**
 * An object without its content.
 *
 * @param size     in bytes
 * @param storedAt when it became visible
 */
public record ObjectStat(ObjectKey key, long size, Instant storedAt) {}
