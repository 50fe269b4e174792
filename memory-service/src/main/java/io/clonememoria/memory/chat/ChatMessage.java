package io.clonememoria.memory.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said.
 *
 * @param speaker as the file calls them, one line of 1 to 200 characters
 * @param at      null where the file does not say
 * @param text    never blank, at most {@value #LONGEST} characters; what was longer comes as several messages
 * @param line    where it begins in the file
 */
public record ChatMessage(String speaker, @Nullable Instant at, String text, long line) {
    /** UTF-16 units. */
    public static final int LONGEST = 50_000;
}
