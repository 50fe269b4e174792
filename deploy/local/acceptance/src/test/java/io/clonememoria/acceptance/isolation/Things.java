package io.clonememoria.acceptance.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody's things by the word that paths use for them: {@code clones}, {@code members}. One of each kind is personal,
 * one is shared in a space, where there are both.
 */
final class Things {
    /** Names of ids that do not say in one word what they are ids of. */
    private static final Map<String, String> OTHER_NAMES = Map.of("resource", "clones", "owner_user", "users", "key", "api-keys");

    /** Names that end like ids and name what is a provider's, and nobody's here. */
    private static final Set<String> OF_PROVIDERS = Set.of("tts_voice_id");

    record Thing(String kind, String id, boolean shared) {}

    private final Map<String, List<Thing>> byKind = new LinkedHashMap<>();

    Things add(String kind, boolean shared, String id) {
        byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Thing(kind, id, shared));
        return this;
    }

    List<Thing> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** One of that kind, of that side if there is one. */
    Optional<Thing> one(String kind, boolean shared) {
        return of(kind).stream().filter(thing -> thing.shared() == shared).findFirst().or(() -> of(kind).stream().findFirst());
    }

    Set<String> kinds() {
        return byKind.keySet();
    }

    /** The kind that a parameter or field holds an id of, empty when it is none: {@code space_id} is of {@code spaces}. */
    static Optional<String> kindOf(String field) {
        if (field.equals("ids")) {
            return Optional.of("users");
        }
        if (!field.matches(".+_ids?") || OF_PROVIDERS.contains(field)) {
            return Optional.empty();
        }
        var word = field.replaceFirst("_ids?$", "");
        return Optional.of(OTHER_NAMES.getOrDefault(word, plural(word.replace('_', '-'))));
    }

    private static String plural(String word) {
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }
}
