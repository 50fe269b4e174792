package io.clonememoria.clone.avatar;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** A picture and its file. */
record ShownAvatar(Avatar avatar, byte[] content) {

    /** To be asked about again each time, for who sees the clone today may not see it tomorrow. */
    Response answer(Request request) {
        var tag = new EntityTag(avatar.id().toString());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(content, avatar.mediaType()) : unchanged)
                .tag(tag)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
