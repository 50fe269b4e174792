package io.clonememoria.clone.throttle;

import io.clonememoria.platform.problem.Throttled;
import java.time.Duration;

/** Too many wrong passwords for this e-mail address, whether or not anybody has it. */
public final class TooManyFailedLogins extends Throttled {
    TooManyFailedLogins(Duration wait) {
        super("too-many-failed-logins", "Too many wrong passwords for this e-mail address. Wait, or reset the password.", wait);
    }
}
