package io.clonememoria.memory.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a clone's life.
 *
 * @param periods    how much is remembered of each time, the earliest first; with the first page only, null on the others
 * @param undated    how many memories have no time; with the first page only, and only without {@code from} and {@code to}
 * @param data       the memories in the order in which they happened, at the end those that have no time
 * @param nextCursor where the next page begins, null on the last one
 */
record TimelineView(@Nullable List<Period> periods, @Nullable Long undated, List<MemoryView> data,
        @Nullable String nextCursor) {

    /**
     * How much is remembered of a time.
     *
     * @param period   such as {@code 1962}, {@code 1962-07} or {@code 1962-07-01}; of what is known less well than asked
     *                 for, as much as is known
     * @param memories how many
     */
    record Period(String period, long memories) {
        static Period of(Object[] row) {
            return new Period((String) row[0], (Long) row[1]);
        }
    }
}
