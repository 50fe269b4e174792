package io.clonememoria.platform.storage;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of an object. A person's objects share a prefix, and nothing that a client says is part of it.
 *
 * @param folder the feature that owns the object, such as {@code exports}
 * @param userId whose it is
 * @param id     of the object
 */
public record ObjectKey(String folder, UUID userId, UUID id) {
    private static final Pattern WRITTEN = Pattern.compile("([^/]+)/([0-9a-f-]{36})/([0-9a-f-]{36})");

    public ObjectKey {
        ObjectPrefix.checkFolder(folder);
    }

    /** The key that {@link #toString} wrote; nothing when it is none. */
    public static Optional<ObjectKey> parse(String key) {
        var parts = WRITTEN.matcher(key);
        return parts.matches() && ObjectPrefix.isFolder(parts.group(1))
                ? Optional.of(new ObjectKey(parts.group(1), UUID.fromString(parts.group(2)), UUID.fromString(parts.group(3))))
                : Optional.empty();
    }

    /** {@code folder/user/id}: what rows keep, and where the object is. */
    @Override
    public String toString() {
        return folder + "/" + userId + "/" + id;
    }
}
