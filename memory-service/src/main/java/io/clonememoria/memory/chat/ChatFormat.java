package io.clonememoria.memory.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote a chat's file. */
public enum ChatFormat {
    /** The text file of "export chat". */
    WHATSAPP,
    /** The {@code result.json} of Telegram Desktop, of one chat or of all. */
    TELEGRAM,
    /** The {@code message_1.json} of a download of one's data, or the newer file of an encrypted chat. */
    MESSENGER,
    /** The same file by the same company; nothing in it tells which of the two it is, so its owner must say so. */
    INSTAGRAM,
    /** Objects with a text and, as far as it is known, a speaker and a time. */
    JSON,
    /** Rows with a heading that names the columns. */
    CSV;

    /** As the API and the database call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty for what is none of them */
    public static Optional<ChatFormat> of(@Nullable String wireName) {
        return Arrays.stream(values()).filter(format -> format.wireName().equals(wireName)).findFirst();
    }

    boolean isJson() {
        return switch (this) {
            case TELEGRAM, MESSENGER, INSTAGRAM, JSON -> true;
            case WHATSAPP, CSV -> false;
        };
    }
}
