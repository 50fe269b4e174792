package io.clonememoria.memory.extraction.reader;

/** The file gives no text, inside the reading process. */
final class Refused extends Exception {
    private final Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
