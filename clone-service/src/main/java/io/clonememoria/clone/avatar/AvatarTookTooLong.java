package io.clonememoria.clone.avatar;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** Between storing a picture and showing it, more time went by than that is given. */
final class AvatarTookTooLong extends Unavailable {
    AvatarTookTooLong() {
        super("avatar-took-too-long", "Taking the picture in took too long. Retry.", Duration.ofSeconds(5));
    }
}
