package io.clonememoria.memory.chat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Opens a file as text: UTF-8, or UTF-16 where its first bytes say so, as spreadsheets write it. */
final class Characters {
    private Characters() {}

    /** Fails with a {@link java.nio.charset.CharacterCodingException} where the bytes are no text. */
    static Reader of(ChatText file) throws IOException {
        var bytes = new BufferedInputStream(file.open(), 32 * 1024);
        bytes.mark(3);
        var head = bytes.readNBytes(3);
        bytes.reset();
        var charset = charset(head);
        bytes.skipNBytes(charset.equals(StandardCharsets.UTF_8) ? isMarked(head) ? 3 : 0 : 2);
        return new InputStreamReader(bytes, charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static Charset charset(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean isMarked(byte[] head) {
        return head.length == 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf;
    }
}
