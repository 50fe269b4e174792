/**
 * Chat: a turn of a conversation. Checks access, reserves one message of the month, keeps what was said, recalls,
 * answers, keeps the answer and charges. Asks {@code conversation}, {@code plan}, {@code recall} and {@code voice};
 * announces {@code message.sent} and {@code message.completed}.
 */
@NullMarked
package io.clonememoria.clone.chat;

import org.jspecify.annotations.NullMarked;
