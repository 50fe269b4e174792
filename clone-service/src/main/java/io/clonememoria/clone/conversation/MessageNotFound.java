package io.clonememoria.clone.conversation;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such message, or the caller does not see it. */
final class MessageNotFound extends NotFound {
    MessageNotFound(UUID id) {
        super("message-not-found", "There is no message " + id + ".");
    }
}
