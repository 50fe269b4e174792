package io.clonememoria.clone.profile;

import io.clonememoria.platform.problem.Invalid;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who is asked about, each once. */
record ProfileIds(List<UUID> ids) {
    private static final int MOST = 200;
    /** Java reads shortened ones as well. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    /** @throws Invalid when it is not a list of at most 200 ids with commas between */
    static ProfileIds parse(String text) {
        var texts = text.strip().split("\\s*,\\s*", -1);
        if (Stream.of(texts).anyMatch(id -> !UUID_TEXT.matcher(id).matches())) {
            throw new Invalid("ids", "must be ids of people with commas between");
        }
        if (texts.length > MOST) {
            throw new Invalid("ids", "must be at most " + MOST);
        }
        return new ProfileIds(Stream.of(texts).map(UUID::fromString).distinct().toList());
    }

    UUID[] toArray() {
        return ids.toArray(UUID[]::new);
    }
}
