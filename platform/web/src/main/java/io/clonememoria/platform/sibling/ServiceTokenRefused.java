package io.clonememoria.platform.sibling;

import io.clonememoria.platform.problem.Unauthenticated;

/** There is no service token, or it does not hold. Which of the many checks failed is in the log. */
final class ServiceTokenRefused extends Unauthenticated {
    ServiceTokenRefused() {
        super("invalid-service-token", "This operation needs a valid service token: Authorization: Bearer <token>.");
    }
}
