package io.clonememoria.gateway.admin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking one service.
 *
 * @param nextCursor where its next page begins, to be asked for with its name
 */
record PartAnswer(Status status, @Nullable String nextCursor) {

    /** How the service answered. */
    enum Status {
        /** As asked. */
        OK,
        /** Not at all, or not in time. */
        AWAY,
        /** With a problem. */
        REFUSED;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
