package io.clonememoria.memory.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<Precision, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Precision precision) {
            return precision == null ? null : precision.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public @Nullable Precision convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : Precision.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
