package io.clonememoria.memory.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How well it is known when something happened; of a finer time only this much is meant. */
public enum Precision {
    @JsonProperty("day")
    DAY,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("year")
    YEAR,
    /** Somewhere around that time. */
    @JsonProperty("about")
    ABOUT;

    /** In the database as in the API: lower case. */
    static Precision ofColumn(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
