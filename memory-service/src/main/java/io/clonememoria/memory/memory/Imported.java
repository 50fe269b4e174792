package io.clonememoria.memory.memory;

import java.util.UUID;

/**
 * That a memory was a message of a chat.
 *
 * @param importId which brought it
 * @param own      whether the clone itself said it; what others said is context and never its own words
 */
record Imported(UUID importId, boolean own) {}
