package io.clonememoria.memory.memory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whatever else belongs to a memory, in the words of who keeps it; nothing here asks what it means.
 *
 * @param values JSON as Java has it: texts, numbers, truths, lists, objects and nulls
 */
record Metadata(Map<String, @Nullable Object> values) {
    static final Metadata NONE = new Metadata(Map.of());

    /** Of the JSON, in UTF-8. */
    private static final int LARGEST = 16 * 1024;
    /** The object itself is the first level. */
    private static final int DEEPEST = 8;
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a caller gave.
     *
     * @throws Invalid when it is too large or too deep, or holds what cannot be kept
     */
    static Metadata of(@Nullable Map<String, @Nullable Object> given) {
        if (given == null) {
            return NONE;
        }
        require(depth(given) <= DEEPEST, "must not be deeper than " + DEEPEST + " levels");
        require(canBeKept(given), "must not contain control characters or numbers out of bounds");
        var metadata = new Metadata(given);
        require(metadata.json().getBytes(StandardCharsets.UTF_8).length <= LARGEST, "must not be larger than 16 KB");
        return metadata;
    }

    /** Out of the database. */
    static Metadata ofJson(String json) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> values = JSON.readValue(json, Map.class);
            return new Metadata(values);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What the database keeps is JSON", broken);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What was read as JSON can be written", impossible);
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new Invalid("metadata", message);
        }
    }

    private static int depth(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> 1 + deepest(object.values());
            case Collection<?> list -> 1 + deepest(list);
            case null, default -> 0;
        };
    }

    private static int deepest(Collection<?> values) {
        return values.stream().mapToInt(Metadata::depth).max().orElse(0);
    }

    private static boolean canBeKept(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.keySet().stream().allMatch(Metadata::canBeKept)
                    && object.values().stream().allMatch(Metadata::canBeKept);
            case Collection<?> list -> list.stream().allMatch(Metadata::canBeKept);
            case String text -> !UNKEEPABLE.matcher(text).find();
            // a number that is too large for a double was read as infinity, which JSON has not
            case Double number -> Double.isFinite(number);
            case null, default -> true;
        };
    }
}
