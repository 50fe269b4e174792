package io.clonememoria.memory.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a document is. Its words can be searched as soon as its text is known: that of a text at once. */
enum DocumentStatus {
    /** Its text is being read out of its file, or its passages are being given their vectors. */
    @JsonProperty("processing")
    PROCESSING,
    /** All passages have one. */
    @JsonProperty("indexed")
    INDEXED,
    /** It has no text that could be read, or passages that could not be given a vector; the failure says which. */
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
