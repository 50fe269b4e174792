package io.clonememoria.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A time in RFC 3339 and nothing else: Jackson's own reader also takes numbers, and numbers in quotes, for seconds. */
final class StrictInstant extends StdScalarDeserializer<Instant> {
    StrictInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        try {
            return OffsetDateTime.parse(parser.getText()).toInstant();
        } catch (DateTimeException malformed) {
            return (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "not a time");
        }
    }
}
