package io.clonememoria.platform.storage;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one feature: a person's, or all.
 *
 * @param userId whose; null for everybody's
 */
public record ObjectPrefix(String folder, @Nullable UUID userId) {
    private static final Pattern FOLDER = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public ObjectPrefix {
        checkFolder(folder);
    }

    public static ObjectPrefix all(String folder) {
        return new ObjectPrefix(folder, null);
    }

    /** With the slash at its end, so that it is no prefix of a neighbour's name. */
    @Override
    public String toString() {
        return userId == null ? folder + "/" : folder + "/" + userId + "/";
    }

    static boolean isFolder(String folder) {
        return FOLDER.matcher(folder).matches();
    }

    static void checkFolder(String folder) {
        if (!isFolder(folder)) {
            throw new IllegalArgumentException("not a folder of the object storage: " + folder);
        }
    }
}
