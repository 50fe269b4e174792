package io.clonememoria.clone.chat;

import io.clonememoria.clone.conversation.MessageView;
import io.smallrye.mutiny.Multi;
import java.util.List;

/** What was said, and what the clone answered. */
record TurnView(MessageView userMessage, MessageView cloneMessage) {

    /** The turn again, for a listener who did not hear it to its end; the answer comes in one piece. */
    Multi<ChatEvent> retold() {
        return Multi.createFrom().items(
                new ChatEvent.Started(userMessage),
                new ChatEvent.Cited((List<?>) cloneMessage.metadata().get("citations")),
                new ChatEvent.Delta(cloneMessage.content()),
                new ChatEvent.Completed(cloneMessage));
    }
}
