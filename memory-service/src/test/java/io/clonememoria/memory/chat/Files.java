package io.clonememoria.memory.chat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chats of these tests. */
final class Files {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final long MANY = 1_000_000;

    private Files() {}

    static ChatText of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static ChatText of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static ChatSurvey survey(String text) {
        return survey(of(text), null);
    }

    static ChatSurvey survey(ChatText text, @Nullable ChatFormat said) {
        try {
            return Chats.survey(text, said, null, PARIS, MANY);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All messages of a chat whose format and order the file tells by itself. */
    static List<ChatMessage> read(String text) {
        return read(of(text), null);
    }

    static List<ChatMessage> read(ChatText text, @Nullable ChatFormat said) {
        var survey = survey(text, said);
        var order = survey.dates() instanceof ChatSurvey.Dates.Ordered(var found) ? found : null;
        try (var reader = Chats.open(text, survey.format(), order, PARIS)) {
            var messages = new ArrayList<ChatMessage>();
            for (var message = reader.next(); message != null; message = reader.next()) {
                messages.add(message);
            }
            return messages;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Each as {@code speaker: text}. */
    static List<String> said(String text) {
        return read(text).stream().map(message -> message.speaker() + ": " + message.text()).toList();
    }

    static Instant paris(String time) {
        return java.time.LocalDateTime.parse(time).atZone(PARIS).toInstant();
    }
}
