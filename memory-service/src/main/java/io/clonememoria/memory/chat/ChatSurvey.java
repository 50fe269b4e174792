package io.clonememoria.memory.chat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole chat is, without a word of it.
 *
 * @param chatName    as the file calls it; null when it does not
 * @param speakers    those who said the most first
 * @param messages    how many have words
 * @param wordless    how many entries say nothing in words, such as pictures
 * @param firstAt     null when no message has a time
 * @param dates       how its dates are to be read
 * @param firstUnread the first line that was not understood and did not keep the others from being
 */
public record ChatSurvey(ChatFormat format, @Nullable String chatName, List<Speaker> speakers, long messages, long wordless,
        @Nullable Instant firstAt, @Nullable Instant lastAt, Dates dates, @Nullable UnreadLine firstUnread) {

    /** Who speaks, and how often. */
    public record Speaker(String name, long messages) {}

    /** How dates are to be read, as far as the whole file tells. */
    public sealed interface Dates {
        /** No date can be read in two ways. */
        record Clear() implements Dates {}

        /** Some can, and the file, or who brought it, says how. */
        record Ordered(DateOrder order) implements Dates {}

        /** Some can, and nothing says how; the times of the survey are those of {@link DateOrder#DMY}. */
        record Ambiguous(String example) implements Dates {}
    }
}
