/**
 * Conversations and their messages: what somebody and a clone have said to each other.
 * Asks {@code clone} with whom, and what it says first. Announces {@code conversation.created}.
 */
@NullMarked
package io.clonememoria.clone.conversation;

import org.jspecify.annotations.NullMarked;
