package io.clonememoria.memory.chat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** The door to chats' files. Blocking: a file of 25 MB takes a second or two. */
public final class Chats {
    /** More people than any group has whose chat can be exported. */
    private static final int MOST_SPEAKERS = 2_000;
    /** Lines that may stand before the first that is understood, such as what a mail program put there. */
    private static final int LOOKED_AT = 50;
    private static final int BEGINNING = 16 * 1024;

    private Chats() {}

    /**
     * Reads all of a file to say what it is.
     *
     * @param said  what its owner says that it is; null to find out
     * @param order as its owner says; null to find out from all of its dates
     * @param zone  of the clock on the wall, for times without one
     * @param most  how many messages it may have
     * @throws ChatNotUnderstood when it is no chat, or has more
     */
    public static ChatSurvey survey(ChatText file, @Nullable ChatFormat said, @Nullable DateOrder order, ZoneId zone, long most)
            throws IOException {
        try {
            var format = recognised(file, said);
            var dates = order == null ? dates(file, format) : new ChatSurvey.Dates.Ordered(order);
            return survey(file, format, dates, zone, most);
        } catch (CharacterCodingException noText) {
            throw new ChatNotUnderstood("is not text in UTF-8");
        }
    }

    /** Opens a file that was surveyed. */
    public static ChatReader open(ChatText file, ChatFormat format, @Nullable DateOrder order, ZoneId zone) throws IOException {
        var reading = order == null ? DateOrder.DMY : order;
        return new ChatReader(reader(file, format, reading), reading, zone);
    }

    private static ChatSurvey survey(ChatText file, ChatFormat format, ChatSurvey.Dates dates, ZoneId zone, long most)
            throws IOException {
        var order = dates instanceof ChatSurvey.Dates.Ordered(var found) ? found : DateOrder.DMY;
        var counts = new HashMap<String, Long>();
        var times = new TimeSpan();
        try (var reader = open(file, format, order, zone)) {
            for (var message = reader.next(); message != null; message = reader.next()) {
                counts.merge(message.speaker(), 1L, Long::sum);
                times.add(message.at());
                require(reader.read() <= most, "has more than " + most + " messages; import it in parts");
                require(counts.size() <= MOST_SPEAKERS, "has more than " + MOST_SPEAKERS + " speakers");
            }
            if (reader.read() == 0) {
                throw new ChatNotUnderstood("has no message in words", firstLine(file));
            }
            var speakers = counts.entrySet().stream()
                    .map(entry -> new ChatSurvey.Speaker(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(ChatSurvey.Speaker::messages).reversed().thenComparing(ChatSurvey.Speaker::name))
                    .toList();
            return new ChatSurvey(format, reader.chatName(), speakers, reader.read(), reader.wordless(), times.first(),
                    times.last(), dates, reader.firstUnread());
        }
    }

    private static ChatSurvey.Dates dates(ChatText file, ChatFormat format) throws IOException {
        var evidence = new DateEvidence();
        try (var messages = reader(file, format, null)) {
            for (var message = messages.next(); message != null; message = messages.next()) {
                if (message.stamp() != null) {
                    evidence.add(message.stamp());
                }
            }
        }
        return evidence.dates();
    }

    private static RawReader reader(ChatText file, ChatFormat format, @Nullable DateOrder order) throws IOException {
        var in = Characters.of(file);
        return switch (format) {
            case WHATSAPP -> new WhatsAppReader(in, order);
            case TELEGRAM, MESSENGER, INSTAGRAM, JSON -> new JsonReader(in, format);
            case CSV -> new CsvReader(in, heading(file));
        };
    }

    /** What a file is by its content; what its owner says must not contradict it. */
    private static ChatFormat recognised(ChatText file, @Nullable ChatFormat said) throws IOException {
        var found = recognised(file);
        if (found == null) {
            throw new ChatNotUnderstood("is in no format that is known here", firstLine(file));
        }
        if (said == null || said == found) {
            return found;
        }
        if (said.isJson() && found.isJson()) {
            // one list of messages looks much like another, and its owner knows where it is from
            return said;
        }
        throw new ChatNotUnderstood("is not a chat of " + said.wireName() + " but of " + found.wireName(), firstLine(file));
    }

    private static @Nullable ChatFormat recognised(ChatText file) throws IOException {
        try (var lines = new Lines(Characters.of(file))) {
            String first = null;
            var line = lines.next();
            for (var seen = 0; line != null && seen < LOOKED_AT; line = lines.next()) {
                if (lines.isContinued() || Words.ofLine(line).isEmpty()) {
                    continue;
                }
                seen++;
                first = first == null ? Words.withoutLeadingMarks(line).strip() : first;
                if (WhatsAppHeader.of(line).isPresent()) {
                    return ChatFormat.WHATSAPP;
                }
            }
            if (first == null) {
                return null;
            }
            var isJson = first.startsWith("{") || first.startsWith("[") && !WhatsAppHeader.resembles(first);
            return isJson ? json(file) : CsvReader.isHeading(first) ? ChatFormat.CSV : null;
        }
    }

    /** By the names of fields that only one of them has, near the beginning. */
    private static ChatFormat json(ChatText file) throws IOException {
        var beginning = beginning(file);
        if (beginning.contains("\"sender_name\"") || beginning.contains("\"senderName\"")) {
            return ChatFormat.MESSENGER;
        }
        return beginning.contains("\"from_id\"") || beginning.contains("\"date_unixtime\"") || beginning.contains("\"text_entities\"")
                || beginning.contains("\"actor_id\"") ? ChatFormat.TELEGRAM : ChatFormat.JSON;
    }

    private static String beginning(ChatText file) throws IOException {
        try (var in = Characters.of(file)) {
            var buffer = new char[BEGINNING];
            var length = 0;
            for (var read = in.read(buffer, 0, BEGINNING); read > 0; read = in.read(buffer, length, BEGINNING - length)) {
                length += read;
            }
            return new String(buffer, 0, length);
        }
    }

    private static String heading(ChatText file) throws IOException {
        var first = firstLine(file);
        var line = "";
        try (var lines = new Lines(Characters.of(file))) {
            for (var next = lines.next(); next != null && line.isEmpty(); next = lines.next()) {
                line = Words.ofLine(next).isEmpty() ? "" : Words.withoutLeadingMarks(next);
            }
        }
        if (!CsvReader.isHeading(line)) {
            throw new ChatNotUnderstood("has no heading that names a column of texts", first);
        }
        return line;
    }

    private static @Nullable UnreadLine firstLine(ChatText file) throws IOException {
        try (var lines = new Lines(Characters.of(file))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (!Words.ofLine(line).isEmpty()) {
                    return UnreadLine.of(lines.number(), line);
                }
            }
            return null;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ChatNotUnderstood(otherwise);
        }
    }
}
