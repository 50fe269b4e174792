package io.clonememoria.memory.extraction.reader;

import java.util.Arrays;
import java.util.Optional;

/** Why a file gives no text. */
public enum Refusal {
    /** It is opened with a password only. */
    ENCRYPTED("encrypted"),
    /** It holds no text at all. */
    NO_TEXT("no-text"),
    /** It holds pages without text, which may be pictures of text, and nothing here reads those. */
    NO_OCR("no-ocr"),
    /** Reading it took longer than a file is given. */
    TOO_SLOW("too-slow"),
    /** It, what it unpacks to, or its text is larger than is read. */
    TOO_LARGE("too-large"),
    /** It is damaged, or made to damage. */
    UNREADABLE("unreadable"),
    /** It is none of the kinds of files that are read. */
    NOT_A_DOCUMENT("not-a-document");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** What the API and the database call it. */
    public String code() {
        return code;
    }

    /** @return empty for codes that are none */
    public static Optional<Refusal> ofCode(String code) {
        return Arrays.stream(values()).filter(refusal -> refusal.code.equals(code)).findFirst();
    }
}
