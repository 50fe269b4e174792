package io.clonememoria.clone.avatar;

import io.clonememoria.clone.picture.Picture;
import io.clonememoria.platform.storage.ObjectKey;
import java.util.UUID;

/**
 * A stored picture of a clone.
 *
 * @param id     of its file; a new picture has a new one
 * @param userId whose clone it is of, and so whose the file is
 */
public record Avatar(UUID id, UUID userId, AvatarSource source, String mediaType, long sizeBytes, int width, int height) {
    /** Of the object storage. */
    static final String FOLDER = "avatars";

    static Avatar of(UUID id, UUID userId, AvatarSource source, Picture picture) {
        return new Avatar(id, userId, source, picture.mediaType(), picture.content().length, picture.width(), picture.height());
    }

    ObjectKey key() {
        return new ObjectKey(FOLDER, userId, id);
    }
}
