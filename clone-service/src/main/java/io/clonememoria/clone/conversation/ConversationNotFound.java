package io.clonememoria.clone.conversation;

import io.clonememoria.platform.problem.NotFound;
import java.util.UUID;

/** There is no such conversation, or the caller may not read it. */
final class ConversationNotFound extends NotFound {
    ConversationNotFound(UUID id) {
        super("conversation-not-found", "There is no conversation " + id + ".");
    }
}
