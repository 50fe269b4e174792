package io.clonememoria.memory.chat;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, one after the other; a line of any length comes in pieces that fit into memory. */
final class Lines implements Closeable {
    static final int LONGEST_PIECE = 16 * 1024;

    private final Reader in;
    private final char[] buffer = new char[8 * 1024];
    private final StringBuilder piece = new StringBuilder();
    private int at;
    private int end;
    private long number;
    private boolean insideLine;
    private boolean continued;
    private boolean afterReturn;

    Lines(Reader in) {
        this.in = in;
    }

    /** The next line or piece of one, without its end; null after the last. */
    @Nullable String next() throws IOException {
        piece.setLength(0);
        continued = insideLine;
        if (!insideLine) {
            number++;
        }
        while (true) {
            if (at == end && !fill()) {
                var last = insideLine || !piece.isEmpty();
                insideLine = false;
                return last && !piece.isEmpty() ? piece.toString() : null;
            }
            var character = buffer[at++];
            if (character == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = character == '\r';
            if (character == '\n' || character == '\r') {
                insideLine = false;
                return piece.toString();
            }
            piece.append(character);
            if (piece.length() >= LONGEST_PIECE && !Character.isHighSurrogate(character)) {
                insideLine = true;
                return piece.toString();
            }
        }
    }

    /** The number of the line that {@link #next} gave last, from 1. */
    long number() {
        return number;
    }

    /** Whether what {@link #next} gave last goes on with the same line. */
    boolean isContinued() {
        return continued;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
