package io.clonememoria.memory.extraction;

import java.io.IOException;
import java.io.Reader;

/**
 * Text without what only machines see: control characters go, and so does white space at the ends of lines, more than
 * one space in a row and more than one empty line. Everything that can be read stays.
 */
final class CleanText {
    private static final int PORTION = 8 * 1024;
    private static final int MOST_LINE_ENDS = 2;
    private static final int DEEPEST_INDENT = 8;

    private final StringBuilder text = new StringBuilder();
    private int lineEnds = MOST_LINE_ENDS; // none at the start
    private int spaces;
    private boolean afterReturn;

    private CleanText() {}

    /** Reads to the end. */
    static String of(Reader reader) throws IOException {
        var clean = new CleanText();
        var portion = new char[PORTION];
        for (var read = reader.read(portion); read >= 0; read = reader.read(portion)) {
            for (var at = 0; at < read; at++) {
                clean.add(portion[at]);
            }
        }
        return clean.text.toString().strip();
    }

    /** Text that stands in one line, such as a title. */
    static String line(String text) {
        return text.codePoints()
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .map(character -> Character.isISOControl(character) || character == '\u2028' || character == '\u2029'
                        ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().replaceAll(" {2,}", " ").strip();
    }

    private void add(char character) {
        var isLineEnd = character == '\n' && !afterReturn || character == '\r' || character == '\f' || character == '\u2028';
        afterReturn = character == '\r';
        if (isLineEnd) {
            spaces = 0;
            if (lineEnds < MOST_LINE_ENDS) {
                text.append('\n');
                lineEnds++;
            }
        } else if (character == ' ' || character == '\t' || character == '\u00a0') {
            spaces++;
        } else if (character != '\n' && !Character.isISOControl(character) && character != '\ufeff') {
            if (spaces > 0) {
                text.append(" ".repeat(lineEnds == 0 ? 1 : Math.min(spaces, DEEPEST_INDENT)));
                spaces = 0;
            }
            text.append(character);
            lineEnds = 0;
        }
    }
}
