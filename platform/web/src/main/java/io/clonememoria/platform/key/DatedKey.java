package io.clonememoria.platform.key;

import java.time.Instant;

/** One of the keys that follow one another. */
public record DatedKey(Instant madeAt, SigningKey key) {}
