package io.clonememoria.clone.avatar;

import java.util.UUID;

/**
 * A clone's picture, as it was made of what came.
 *
 * @param source    uploaded or generated
 * @param avatarUrl where it is, below this API
 */
record AvatarView(UUID cloneId, AvatarSource source, String avatarUrl, String mediaType, long sizeBytes, int width, int height) {

    static AvatarView of(UUID cloneId, Avatar avatar) {
        return new AvatarView(cloneId, avatar.source(), url(cloneId, avatar.source()), avatar.mediaType(), avatar.sizeBytes(),
                avatar.width(), avatar.height());
    }

    static String url(UUID cloneId, AvatarSource source) {
        var path = "/api/v1/clones/" + cloneId + "/avatar";
        return switch (source) {
            case UPLOADED -> path;
            case GENERATED -> path + "?source=" + source.wireName();
        };
    }
}
