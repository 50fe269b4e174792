package io.clonememoria.memory.memory;

import io.clonememoria.memory.embedding.Language;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A memory as people tell it: all of it that they may change later.
 *
 * @param language as its author says; empty where its words must tell
 * @param people   who is in it, as tags
 * @param places   where it is, as tags
 * @param enabled  whether it is found; one that is not is kept and listed
 */
record MemoryDraft(String title, String content, Optional<Language> language, Optional<Occurrence> occurrence,
        @Nullable String speaker, List<String> tags, List<String> people, List<String> places, boolean enabled,
        Metadata metadata) {

    /** What was here and is otherwise in another draft, by the names of the API. */
    Map<String, @Nullable Object> differingFrom(MemoryDraft other) {
        var differing = new LinkedHashMap<String, @Nullable Object>(fields());
        other.fields().forEach((name, value) -> {
            if (Objects.equals(differing.get(name), value)) {
                differing.remove(name);
            }
        });
        return differing;
    }

    /** Whether the passages of the other draft are those of this one. */
    boolean readsAs(MemoryDraft other) {
        return title.equals(other.title) && content.equals(other.content) && language.equals(other.language);
    }

    private Map<String, @Nullable Object> fields() {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("title", title);
        fields.put("content", content);
        fields.put("language", language.map(Language::code).orElse(null));
        fields.put("occurred_at", occurrence.map(Occurrence::at).map(Object::toString).orElse(null));
        fields.put("occurred_precision", occurrence.map(Occurrence::precision).map(Precision::column).orElse(null));
        fields.put("speaker", speaker);
        fields.put("tags", tags);
        fields.put("people", people);
        fields.put("places", places);
        fields.put("enabled", enabled);
        fields.put("metadata", metadata.values());
        return fields;
    }
}
