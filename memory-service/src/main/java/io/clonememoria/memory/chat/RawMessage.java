package io.clonememoria.memory.chat;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A message whose time is as the file writes it. */
record RawMessage(String speaker, @Nullable Stamp stamp, String text, long line) {

    ChatMessage in(DateOrder order, ZoneId zone) {
        var at = stamp == null ? null : stamp.at(order, zone).orElseThrow(() ->
                new ChatNotUnderstood("has a date that no calendar has", UnreadLine.of(line, text)));
        return new ChatMessage(speaker, at, text, line);
    }
}
