package io.clonememoria.memory.chat;

import java.util.regex.Pattern;

/** What of a file's characters is kept: all but those that say nothing and that no database or reader wants. */
final class Words {
    /** Marks of direction, which exports put around names and placeholders, and the byte order mark. */
    private static final String MARKS = "\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff";
    private static final Pattern LEADING_MARKS = Pattern.compile("^[" + MARKS + "]+");
    private static final Pattern NOT_IN_TEXT = Pattern.compile("[[\\p{Cc}\\p{Cs}]&&[^\\n\\t]]");
    private static final Pattern NOT_IN_LINE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}" + MARKS + "]+");
    private static final int LONGEST_NAME = 200;

    private Words() {}

    /** A text of many lines; empty when it says nothing. */
    static String ofText(String text) {
        return stripMarks(isClear(text) ? text
                : NOT_IN_TEXT.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(""));
    }

    /** By hand: nearly all texts are, and a pattern takes longer to find that out than all the rest of reading does. */
    private static boolean isClear(String text) {
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (Character.isISOControl(character) && character != '\n' && character != '\t' || Character.isSurrogate(character)) {
                return false;
            }
        }
        return true;
    }

    /** One line. */
    static String ofLine(String text) {
        return strip(NOT_IN_LINE.matcher(text).replaceAll(" "));
    }

    /** A person's name, or that of a chat: one line of at most 200 characters. */
    static String ofName(String text) {
        var name = strip(NOT_IN_LINE.matcher(text).replaceAll(""));
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME);
    }

    static String withoutLeadingMarks(String line) {
        return line.isEmpty() || !isMark(line.charAt(0)) ? line : LEADING_MARKS.matcher(line).replaceFirst("");
    }

    static boolean isMark(char character) {
        return character >= '\u200e' && character <= '\u200f' || character >= '\u202a' && character <= '\u202e'
                || character >= '\u2066' && character <= '\u2069' || character == '\ufeff';
    }

    /** By hand: a pattern for the end of a text tries each of a million spaces as its beginning. */
    private static String stripMarks(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && (isSpace(text.charAt(from)) || isMark(text.charAt(from)))) {
            from++;
        }
        while (to > from && (isSpace(text.charAt(to - 1)) || isMark(text.charAt(to - 1)))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** {@link String#strip} leaves spaces that do not break, which exports are full of. */
    private static String strip(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
