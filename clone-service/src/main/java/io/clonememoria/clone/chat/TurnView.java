package io.clonememoria.clone.chat;

import io.clonememoria.clone.conversation.MessageView;

/** What was said, and what the clone answered. */
record TurnView(MessageView userMessage, MessageView cloneMessage) {}
