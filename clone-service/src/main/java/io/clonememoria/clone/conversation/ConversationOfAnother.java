package io.clonememoria.clone.conversation;

import io.clonememoria.platform.problem.Forbidden;

/** The caller reads this conversation along but did not open it. */
final class ConversationOfAnother extends Forbidden {
    ConversationOfAnother() {
        super("conversation-of-another", "Only who opened this conversation speaks in it. Open one of your own.");
    }
}
