package io.clonememoria.gateway.credential;

import io.clonememoria.platform.problem.Unavailable;
import java.time.Duration;

/** The issuer of access tokens has not been reached since the gateway started, so that no token can be checked. */
final class KeysNotKnownYet extends Unavailable {
    KeysNotKnownYet() {
        super("credentials-not-checkable", "Access tokens cannot be checked at the moment. Try again shortly.",
                Duration.ofSeconds(1));
    }
}
