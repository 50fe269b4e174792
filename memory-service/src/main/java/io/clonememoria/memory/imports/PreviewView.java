package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatSurvey;
import io.clonememoria.memory.chat.UnreadLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a file would be. Nothing of it is kept.
 *
 * @param speakers               those who said the most first
 * @param messages               how many have words
 * @param wordless               how many entries say nothing in words, such as pictures and who came and left
 * @param dateOrder              how dates are read; null when none can be read in two ways, or it cannot be told
 * @param dateOrderNeeded        whether the import must say it
 * @param firstLineNotUnderstood the first line that is in no message and begins none; null when there is none
 */
record PreviewView(String sourceType, @Nullable String chatName, List<ChatSurvey.Speaker> speakers, long messages, long wordless,
        @Nullable Instant firstAt, @Nullable Instant lastAt, @Nullable String dateOrder, boolean dateOrderNeeded,
        @Nullable UnreadLine firstLineNotUnderstood) {

    static PreviewView of(ChatSurvey survey) {
        return new PreviewView(survey.format().wireName(), survey.chatName(), survey.speakers(), survey.messages(),
                survey.wordless(), survey.firstAt(), survey.lastAt(),
                survey.dates() instanceof ChatSurvey.Dates.Ordered(var order) ? order.wireName() : null,
                survey.dates() instanceof ChatSurvey.Dates.Ambiguous, survey.firstUnread());
    }
}
