package io.clonememoria.platform.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What came of a replay.
 *
 * @param replayed how many events took effect now, or were found to have taken it before
 * @param waiting  how many of the key still wait: all behind the one that failed, or what was more than one call does
 * @param cause    why the next one failed again; null when none did
 */
record ReplayView(long replayed, long waiting, @Nullable String cause) {}
