package io.clonememoria.clone.throttle;

import io.clonememoria.platform.problem.Throttled;
import java.time.Duration;

/** Too many mails were asked for to this e-mail address, whether or not anybody has it. */
public final class TooManyMails extends Throttled {
    TooManyMails(Duration wait) {
        super("too-many-mails", "Too many mails were asked for to this e-mail address. Look into its inbox, or wait.", wait);
    }
}
