/**
 * Inbox: facts take effect once, state is projected by version, and what cannot be processed is kept as a dead letter.
 */
@NullMarked
package io.clonememoria.platform.inbox;

import org.jspecify.annotations.NullMarked;
