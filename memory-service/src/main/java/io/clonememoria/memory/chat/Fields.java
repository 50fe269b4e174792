package io.clonememoria.memory.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields or columns of one message, under whichever of the usual names they come; the first name has the last word. */
record Fields(Map<String, String> found) {
    /** What a message is called whose speaker the file does not name, such as somebody who closed their account. */
    static final String UNKNOWN_SPEAKER = "Unknown";

    private static final List<String> SPEAKERS = List.of("forwarded_from", "sender_name", "senderName", "speaker", "author",
            "from", "sender", "user", "username", "user_name", "who", "name", "nickname", "global_name");
    private static final List<String> TEXTS = List.of("content", "text", "message", "body", "Message");
    private static final List<String> TIMES = List.of("date_unixtime", "timestamp_ms", "occurred_at", "timestamp", "datetime",
            "date_time", "sent_at", "date", "created_at", "createdAt", "at", "when");
    /** Beside a date, not alone. */
    private static final String TIME = "time";
    private static final Set<String> TELLING = Set.of("type", "is_unsent", "isUnsent", TIME);

    static boolean isKnown(String name) {
        return isSpeaker(name) || isText(name) || TIMES.contains(name) || TELLING.contains(name);
    }

    static boolean isSpeaker(String name) {
        return SPEAKERS.contains(name);
    }

    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    /** Whether only a message has such a field, and not what holds messages. */
    static boolean isOfMessage(String name) {
        return isKnown(name) && !name.equals("type") && !name.equals("name");
    }

    /** The name under which a heading stands here, however it is written there; null for one that means nothing here. */
    static @Nullable String named(String heading) {
        var plain = Words.ofLine(heading).toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return isKnown(plain) ? plain : null;
    }

    boolean isNotSaid() {
        return "service".equals(found.get("type")) || "true".equals(found.get("is_unsent"))
                || "true".equals(found.get("isUnsent"));
    }

    String speaker() {
        return first(SPEAKERS);
    }

    String text() {
        return first(TEXTS);
    }

    /** @throws ChatNotUnderstood when there is a time that is none */
    @Nullable Stamp stamp(long line) {
        var date = first(TIMES);
        var said = date.isBlank() ? found.getOrDefault(TIME, "")
                : found.containsKey(TIME) && Stamp.DATE_ALONE.matcher(date.strip()).matches() ? date.strip() + " " + found.get(TIME)
                : date;
        return said.isBlank() ? null : Stamp.parse(said).orElseThrow(() ->
                new ChatNotUnderstood("has a message whose time is not understood: " + Words.ofLine(shortened(said)),
                        UnreadLine.of(line, said)));
    }

    /** The message, in as many parts as its length takes. */
    static List<RawMessage> messages(String speaker, @Nullable Stamp stamp, String text, long line) {
        var name = speaker.isEmpty() ? UNKNOWN_SPEAKER : speaker;
        if (text.length() <= ChatMessage.LONGEST) {
            return List.of(new RawMessage(name, stamp, text, line));
        }
        var parts = new ArrayList<RawMessage>();
        for (var from = 0; from < text.length();) {
            var to = Math.min(text.length(), from + ChatMessage.LONGEST);
            to = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
            var part = Words.ofText(text.substring(from, to));
            if (!part.isEmpty()) {
                parts.add(new RawMessage(name, stamp, part, line));
            }
            from = to;
        }
        return parts;
    }

    private String first(List<String> names) {
        return names.stream().map(found::get).filter(value -> value != null && !value.isBlank()).findFirst().orElse("");
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }
}
