package io.clonememoria.launcher.demo;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One line of a chat as a telephone exports it: {@code 03/11/2019, 20:47 - Jeanne: text}. */
record ChatMessage(LocalDateTime at, String speaker, String text) {

    private static final Pattern LINE = Pattern.compile("(\\d\\d/\\d\\d/\\d{4}, \\d\\d:\\d\\d) - ([^:]+): (.+)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy, HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    static ChatMessage parse(String line) {
        var fields = LINE.matcher(line);
        if (!fields.matches()) {
            throw new IllegalArgumentException("not a line of a chat: " + line);
        }
        return new ChatMessage(LocalDateTime.parse(fields.group(1), TIME), fields.group(2), fields.group(3));
    }

    /** As {@code POST /clones/{id}/memories} takes it. */
    Map<String, String> asMemory() {
        return Map.of(
            "title", "Family chat, " + DAY.format(at),
            "content", text,
            "speaker", speaker,
            "occurred_at", at.toInstant(ZoneOffset.UTC).toString(),
            "occurred_precision", "day",
            "source_type", "imported_whatsapp");
    }
}
