package io.clonememoria.clone.voice;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a text apart into sentences without changing a word of it; only line breaks become spaces. */
final class Sentences {
    private static final Pattern PARAGRAPH = Pattern.compile("(?>\\R)\\s*(?>\\R)");
    /** A line that ends like a sentence is one (chats, lists); else the line was only full (letters). */
    private static final Pattern LINE_END = Pattern.compile("(?<=[.!?…:;”»\"])[ \\t]*\\R");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Full stops that end no sentence. */
    private static final Pattern ABBREVIATED = Pattern.compile(
            "(?:^|.*[\\s(])(?:\\p{Lu}|M|Mr|Mrs|Ms|Dr|St|Ste|Mme|Mlle|Prof|No|etc|env|av|apr)\\.$");

    private Sentences() {}

    static List<String> of(String text, Locale locale) {
        var sentences = new ArrayList<String>();
        for (var paragraph : PARAGRAPH.split(text)) {
            for (var line : LINE_END.split(paragraph)) {
                split(SPACE.matcher(line).replaceAll(" ").strip(), locale, sentences);
            }
        }
        return sentences;
    }

    private static void split(String line, Locale locale, List<String> sentences) {
        var breaks = BreakIterator.getSentenceInstance(locale);
        breaks.setText(line);
        var from = 0;
        for (var to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            var sentence = line.substring(from, to).strip();
            if (!sentence.isEmpty() && (to == line.length() || !ABBREVIATED.matcher(sentence).matches())) {
                sentences.add(sentence);
                from = to;
            }
        }
    }
}
