package io.clonememoria.memory.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an import is. */
public enum ImportStatus {
    /** Its file is being stored; nobody sees it yet. */
    @JsonProperty("receiving")
    RECEIVING,
    @JsonProperty("processing")
    PROCESSING,
    @JsonProperty("completed")
    COMPLETED,
    /** What was brought in until then stays, and can be undone. */
    @JsonProperty("failed")
    FAILED,
    /** The same. */
    @JsonProperty("cancelled")
    CANCELLED,
    /** Its memories are being removed. */
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE;

    /** As the API and the database call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    boolean canBeCancelled() {
        return this == PROCESSING;
    }

    boolean canBeUndone() {
        return switch (this) {
            case PROCESSING, COMPLETED, FAILED, CANCELLED -> true;
            case RECEIVING, UNDOING, UNDONE -> false;
        };
    }
}
