package io.clonememoria.memory.chat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads a chat message by message, in the order of its file, and never holds more than one. Not for several threads. */
public final class ChatReader implements Closeable {
    private final RawReader messages;
    private final DateOrder order;
    private final ZoneId zone;
    private long read;

    ChatReader(RawReader messages, DateOrder order, ZoneId zone) {
        this.messages = messages;
        this.order = order;
        this.zone = zone;
    }

    /**
     * The next message; null after the last.
     *
     * @throws ChatNotUnderstood where the file is no chat any more
     */
    public @Nullable ChatMessage next() throws IOException {
        try {
            var message = messages.next();
            if (message == null) {
                return null;
            }
            read++;
            return message.in(order, zone);
        } catch (CharacterCodingException noText) {
            throw new ChatNotUnderstood("is not text in UTF-8");
        }
    }

    /** How many messages were read. */
    public long read() {
        return read;
    }

    long wordless() {
        return messages.wordless();
    }

    @Nullable String chatName() {
        return messages.chatName();
    }

    @Nullable UnreadLine firstUnread() {
        return messages.firstUnread();
    }

    @Override
    public void close() throws IOException {
        messages.close();
    }
}
