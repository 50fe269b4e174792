package io.clonememoria.memory.document;

import io.clonememoria.platform.problem.Invalid;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a text file says, once it is certain that it is one. */
final class PlainText {
    private PlainText() {}

    /**
     * The text of a file's bytes, without its byte order mark; nothing when they are not UTF-8.
     *
     * @throws Invalid when they hold control characters as only binary files do, or say nothing
     */
    static Optional<String> of(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.chars().anyMatch(PlainText::isBinary)) {
            throw new Invalid("file", "must be text: it contains control characters");
        }
        if (text.isBlank()) {
            throw new Invalid("file", "must not be empty");
        }
        return Optional.of(text);
    }

    private static boolean isBinary(int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t' && character != '\f';
    }
}
