package io.clonememoria.clone.clone;

/**
 * How much there is of a clone.
 *
 * @param memories      that it has, as memory-service last said
 * @param conversations with it that the caller may read
 */
record CloneCounts(long memories, long conversations) {
    static final CloneCounts NONE = new CloneCounts(0, 0);
}
