package io.clonememoria.clone.session;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** The caller has no such session. */
final class SessionNotFound extends NotFound {
    SessionNotFound(UUID id) {
        super("session-not-found", "No session " + id);
    }
}
