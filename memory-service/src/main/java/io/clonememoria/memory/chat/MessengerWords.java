package io.clonememoria.memory.chat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is special in the words of Messenger and Instagram. */
final class MessengerWords {
    /** In the list of messages like any other, but nobody wrote them. */
    private static final Pattern NOTICE = Pattern.compile("(?:liked a message|reacted .{1,20} to (?:your|a) message\\s*"
            + "|.{1,100} sent an attachment\\.|you sent an attachment\\.|.{1,100} missed (?:your|a) (?:video )?(?:call|chat)\\.?"
            + "|.{1,100} (?:started a (?:video )?(?:call|chat)|created the group)\\.?"
            + "|a aimé un message|le gustó un mensaje|hat eine nachricht mit „gefällt mir“ markiert)", Pattern.CASE_INSENSITIVE);

    private MessengerWords() {}

    /** Whether nobody wrote it; only told of the formats that have such sentences. */
    static boolean isNotice(ChatFormat format, String text) {
        return switch (format) {
            case MESSENGER, INSTAGRAM -> NOTICE.matcher(text).matches();
            case WHATSAPP, TELEGRAM, JSON, CSV -> false;
        };
    }

    /**
     * The text as it was written. These files hold each byte of its UTF-8 as a character of its own, so that "é" reads "Ã©";
     * what does not come out as UTF-8 was not broken so, and stays.
     */
    static String repaired(String text) {
        var suspicious = false;
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0xff) {
                return text;
            }
            suspicious |= text.charAt(at) > 0x7f;
        }
        if (!suspicious) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException _) {
            return text;
        }
    }
}
