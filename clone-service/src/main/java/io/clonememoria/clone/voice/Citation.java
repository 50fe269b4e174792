package io.clonememoria.clone.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import io.clonememoria.clone.recall.MomentInLife;
import io.clonememoria.clone.recall.Recollection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a sentence of a reply comes from.
 *
 * @param source the memory or chunk
 * @param quote  the words taken from it
 */
public record Citation(Recollection source, String quote) {

    /** As it is stored and sent: names of JSON members, plain values. */
    @JsonValue
    public Map<String, @Nullable Object> toMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("kind", source.kind());
        map.put("id", source.id().toString());
        if (source.documentId() != null) {
            map.put("document_id", source.documentId().toString());
        }
        map.put("title", source.title());
        map.put("speaker", source.speaker());
        map.put("occurred_on", date(source.moment()));
        map.put("occurred_precision", precision(source.moment()));
        map.put("quote", quote);
        return map;
    }

    private static @Nullable String date(@Nullable MomentInLife moment) {
        return moment == null ? null : moment.date().toString();
    }

    private static @Nullable String precision(@Nullable MomentInLife moment) {
        return moment == null ? null : moment.precision().name().toLowerCase(Locale.ROOT);
    }
}
