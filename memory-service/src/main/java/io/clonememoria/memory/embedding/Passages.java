package io.clonememoria.memory.embedding;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into pieces that are each about one thing and short enough for the model.
 *
 * <p>Each is a verbatim part of the text, at most {@value #LONGEST} characters long and never blank; together they hold
 * every character of it that is not white space. They end where lines or sentences do, if such an end is near, and begin
 * with the last short sentence of the one before, so that what "it" was is still in sight.
 */
public final class Passages {
    /** UTF-16 units; about 200 tokens, less than half of what the model reads at once. */
    static final int LONGEST = 800;
    /** A sentence up to this length is repeated at the start of the next passage. */
    static final int LONGEST_REPEATED = 120;

    private final String text;
    private final List<Span> spans;

    private Passages(String text, List<Span> spans) {
        this.text = text;
        this.spans = spans;
    }

    /** @param start inclusive; @param end exclusive */
    private record Span(int start, int end) {
        int length() {
            return end - start;
        }

        Span to(Span last) {
            return new Span(start, last.end);
        }
    }

    /** The passages of a text, in order; none of a blank one. */
    public static Passages of(String text) {
        var spans = new ArrayList<Span>();
        var current = new Span(0, 0);
        var last = current;
        for (var sentence = sentence(text, 0); sentence.length() > 0; sentence = sentence(text, sentence.end)) {
            if (current.to(sentence).length() > LONGEST) {
                add(text, current, spans);
                current = mayBeRepeated(last, sentence) && last.start > current.start ? last.to(sentence) : sentence;
            } else {
                current = current.to(sentence);
            }
            last = sentence;
        }
        add(text, current, spans);
        return new Passages(text, List.copyOf(spans));
    }

    public int size() {
        return spans.size();
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Some of the passages: made only now, because those of a long document would fill the memory twice. */
    public List<String> from(int first, int atMost) {
        return spans.subList(first, Math.min(first + atMost, spans.size())).stream()
                .map(span -> text.substring(span.start, span.end))
                .toList();
    }

    private static boolean mayBeRepeated(Span last, Span next) {
        return last.length() <= LONGEST_REPEATED && last.to(next).length() <= LONGEST;
    }

    private static void add(String text, Span span, List<Span> spans) {
        var start = span.start;
        var end = span.end;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (start < end && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            spans.add(new Span(start, end));
        }
    }

    /** From here to behind the next end of a line or sentence; by force when there is none within reach. */
    private static Span sentence(String text, int start) {
        var reach = Math.min(text.length(), start + LONGEST);
        var lastSpace = -1;
        for (var at = start; at < reach; at++) {
            var character = text.charAt(at);
            if (character == '\n' || Character.isWhitespace(character) && endsSentence(text, start, at)) {
                return new Span(start, at + 1);
            }
            if (Character.isWhitespace(character)) {
                lastSpace = at;
            }
        }
        if (reach == text.length()) {
            return new Span(start, reach);
        }
        if (lastSpace > start) {
            return new Span(start, lastSpace + 1);
        }
        return new Span(start, Character.isHighSurrogate(text.charAt(reach - 1)) ? reach - 1 : reach);
    }

    /** Whether a full stop stands before this place, perhaps with quotes or brackets closed behind it. */
    private static boolean endsSentence(String text, int start, int end) {
        var at = end - 1;
        while (at > start && "\"'»”’)]".indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        return at >= start && ".!?…".indexOf(text.charAt(at)) >= 0;
    }
}
