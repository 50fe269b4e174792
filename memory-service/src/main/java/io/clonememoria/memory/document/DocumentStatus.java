package io.clonememoria.memory.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a document is. In every state its words can be searched. */
enum DocumentStatus {
    /** Its passages are being given their vectors. */
    @JsonProperty("processing")
    PROCESSING,
    /** All passages have one. */
    @JsonProperty("indexed")
    INDEXED,
    /** Some passages could not be given one, after several attempts. */
    @JsonProperty("failed")
    FAILED;

    /** In the database as in the API: lower case. */
    @Converter(autoApply = true)
    static class Column implements AttributeConverter<DocumentStatus, String> {
        @Override
        public String convertToDatabaseColumn(DocumentStatus status) {
            return status.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public DocumentStatus convertToEntityAttribute(String text) {
            return DocumentStatus.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
