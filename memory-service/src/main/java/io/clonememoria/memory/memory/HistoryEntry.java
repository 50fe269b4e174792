package io.clonememoria.memory.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a memory.
 *
 * @param before           the fields that the change gave another value, with the one that they had until then
 * @param changedByUserId  who made it; null once they are gone
 */
record HistoryEntry(UUID id, Change change, Map<String, @Nullable Object> before, @Nullable UUID changedByUserId,
        Instant changedAt) {

    /** What was done. */
    public enum Change {
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("restored")
        RESTORED;

        static Change ofColumn(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
