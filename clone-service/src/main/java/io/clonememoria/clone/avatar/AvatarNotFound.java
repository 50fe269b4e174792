package io.clonememoria.clone.avatar;

import io.clonememoria.platform.problem.NotFound;

/** The clone has no picture, or none from there. */
public final class AvatarNotFound extends NotFound {
    AvatarNotFound() {
        super("avatar-not-found", "The clone has no such picture.");
    }
}
