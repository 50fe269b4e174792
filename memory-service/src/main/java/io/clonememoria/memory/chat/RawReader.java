package io.clonememoria.memory.chat;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one format, message by message. */
sealed interface RawReader extends Closeable permits WhatsAppReader, JsonReader, CsvReader {
    /** The next message; null after the last. */
    @Nullable RawMessage next() throws IOException;

    /** How many entries were passed over until now that say nothing in words: pictures, calls, who came and who left. */
    long wordless();

    /** What the file calls the chat, as far as it was read; null when it does not. */
    default @Nullable String chatName() {
        return null;
    }

    /** The first line that was not understood and did not keep the others from being; null while there is none. */
    default @Nullable UnreadLine firstUnread() {
        return null;
    }
}
