package io.clonememoria.bench.search;

import java.util.UUID;

/**
 * A clone of so many passages.
 *
 * @param asked whether it will be searched
 */
record Target(UUID user, UUID id, int passages, boolean asked) {}
