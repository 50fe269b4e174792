package io.clonememoria.memory.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From the first of many times to the last. */
final class TimeSpan {
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(@Nullable Instant time) {
        if (time != null) {
            first = first == null || time.isBefore(first) ? time : first;
            last = last == null || time.isAfter(last) ? time : last;
        }
    }

    @Nullable Instant first() {
        return first;
    }

    @Nullable Instant last() {
        return last;
    }
}
