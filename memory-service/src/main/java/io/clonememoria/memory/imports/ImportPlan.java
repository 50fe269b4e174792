package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatFormat;
import io.clonememoria.memory.chat.ChatReader;
import io.clonememoria.memory.chat.ChatSurvey;
import io.clonememoria.memory.chat.ChatText;
import io.clonememoria.memory.chat.Chats;
import io.clonememoria.memory.chat.DateOrder;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.problem.Invalid;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a chat that was looked through as a whole will become memories. Everything that could be wrong with it is found out
 * before the first of them.
 */
record ImportPlan(ChatSurvey survey, String title, Language language, String speaker, List<ChatSurvey.Speaker> speakers,
        boolean masked, ZoneId zone, @Nullable DateOrder order) {
    /** Today has begun in the east while it is still yesterday in UTC. */
    private static final Duration TIME_ZONES = Duration.ofHours(14);
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final int NAMED = 20;
    private static final int LONGEST_TITLE = 200;
    private static final int SAMPLE = 200;
    private static final int LONGEST_SAMPLE = 4_000;

    ChatFormat format() {
        return survey.format();
    }

    /**
     * Blocking.
     *
     * @param languageOfClone as its owner wrote it; may be null
     * @throws Invalid when something is missing or wrong, which is named
     */
    static ImportPlan of(ChatText text, ChatSurvey survey, ImportRequest request, @Nullable String languageOfClone, Instant now)
            throws IOException {
        if (survey.dates() instanceof ChatSurvey.Dates.Ambiguous(var example)) {
            throw new Invalid("date_order", "is needed: nothing in the file tells whether " + example
                    + " begins with the day (dmy) or the month (mdy)");
        }
        requireTimes(survey, now);
        var speaker = speaker(survey, request.speaker());
        var order = survey.dates() instanceof ChatSurvey.Dates.Ordered(var found) ? found : null;
        var language = language(text, survey.format(), order, request.zone()).or(() -> Language.ofCode(languageOfClone))
                .orElse(Language.ENGLISH);
        var names = request.mask() ? masked(text, survey, order, request.zone()) : survey.speakers();
        var own = request.mask() ? names.get(survey.speakers().indexOf(speaker)).name() : speaker.name();
        return new ImportPlan(survey, title(survey, names, own, language, request.mask()), language, own, names, request.mask(),
                request.zone(), order);
    }

    private static void requireTimes(ChatSurvey survey, Instant now) {
        if (survey.lastAt() != null && survey.lastAt().isAfter(now.plus(TIME_ZONES))) {
            throw new Invalid("file", "has messages of the future, the last one of " + survey.lastAt());
        }
        if (survey.firstAt() != null && survey.firstAt().isBefore(EARLIEST)) {
            throw new Invalid("file", "has messages of before the year 1");
        }
    }

    private static ChatSurvey.Speaker speaker(ChatSurvey survey, Optional<String> said) {
        return survey.speakers().stream().filter(speaker -> said.map(speaker.name()::equals).orElse(false)).findFirst()
                .orElseThrow(() -> new Invalid("speaker", "must be one of those who speak in the file: " + survey.speakers().stream()
                        .limit(NAMED).map(ChatSurvey.Speaker::name).collect(Collectors.joining(", "))
                        + (survey.speakers().size() > NAMED ? " and others" : "")));
    }

    /** By the beginning of the chat, which is more than a single message tells. */
    private static Optional<Language> language(ChatText text, ChatFormat format, @Nullable DateOrder order, ZoneId zone)
            throws IOException {
        var sample = new StringBuilder();
        try (var reader = Chats.open(text, format, order, zone)) {
            for (var message = reader.next(); message != null && reader.read() <= SAMPLE && sample.length() < LONGEST_SAMPLE;
                    message = reader.next()) {
                sample.append(message.text()).append('\n');
            }
        }
        return Language.of(sample.toString());
    }

    /** Numbered as they come in the file, which is how the import meets them. */
    private static List<ChatSurvey.Speaker> masked(ChatText text, ChatSurvey survey, @Nullable DateOrder order, ZoneId zone)
            throws IOException {
        var masking = new Masking();
        try (ChatReader reader = Chats.open(text, survey.format(), order, zone)) {
            for (var message = reader.next(); message != null; message = reader.next()) {
                masking.ofSpeaker(message.speaker());
            }
        }
        return survey.speakers().stream()
                .map(speaker -> new ChatSurvey.Speaker(masking.ofSpeaker(speaker.name()), speaker.messages()))
                .toList();
    }

    private static String title(ChatSurvey survey, List<ChatSurvey.Speaker> names, String own, Language language, boolean mask) {
        var others = names.stream().map(ChatSurvey.Speaker::name).filter(name -> !name.equals(own)).toList();
        var chat = survey.chatName() == null ? "" : mask ? Masking.of(survey.chatName()) : survey.chatName();
        var with = others.size() == 1 ? others.getFirst() : others.isEmpty() || chat.isBlank() ? own : chat;
        var title = switch (language) {
            case ENGLISH -> "Chat with ";
            case FRENCH -> "Discussion avec ";
        } + with;
        return title.substring(0, Math.min(title.length(), LONGEST_TITLE));
    }
}
