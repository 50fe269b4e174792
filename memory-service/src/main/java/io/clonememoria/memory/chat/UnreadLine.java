package io.clonememoria.memory.chat;

/**
 * A line that was not understood.
 *
 * @param number from 1
 * @param text   its beginning, one line without control characters
 */
public record UnreadLine(long number, String text) {
    private static final int SHOWN = 200;

    static UnreadLine of(long number, String text) {
        var shown = Words.ofLine(text);
        return new UnreadLine(number, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown);
    }
}
