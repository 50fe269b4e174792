package io.clonememoria.clone.voice;

import io.clonememoria.clone.recall.MomentInLife;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A language that the embedded voice speaks: which words carry a topic, which forms are the same word, how things are
 * said. Another language is another file.
 */
final class Language {
    static final Language ENGLISH = new Language(Locale.ENGLISH);
    static final Language FRENCH = new Language(Locale.FRENCH);
    private static final List<Language> SPOKEN = List.of(ENGLISH, FRENCH);

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int SHORTEST_STEM = 3;

    final Locale locale;
    private final Properties data = new Properties();
    private final Set<String> small;
    private final Set<String> asking;
    private final Set<String> clitics;
    private final Map<String, String> forms;
    private final List<String[]> endings;

    private Language(Locale locale) {
        this.locale = locale;
        var file = "/voice/" + locale.getLanguage() + ".properties";
        try (var reader = new InputStreamReader(Language.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            data.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        small = list("small").collect(Collectors.toSet());
        asking = list("asking").collect(Collectors.toSet());
        clitics = list("clitics").collect(Collectors.toSet());
        forms = list("forms").map(form -> form.split(":"))
                .collect(Collectors.toMap(form -> form[0], form -> form[1], (first, _) -> first, HashMap::new));
        endings = list("endings").map(ending -> ending.split(":", 2)).toList();
    }

    static List<String> codes() {
        return SPOKEN.stream().map(spoken -> spoken.locale.getLanguage()).toList();
    }

    /** The language of a question, by its small words; in doubt the one of the clone's people. */
    static Language of(String question, String otherwise) {
        var english = ENGLISH.smallWordsIn(question);
        var french = FRENCH.smallWordsIn(question);
        if (english == french) {
            return SPOKEN.stream().filter(spoken -> spoken.locale.getLanguage().equals(otherwise)).findFirst()
                    .orElse(ENGLISH);
        }
        return english > french ? ENGLISH : FRENCH;
    }

    /** The words of a question that say what it is about; which kind of answer it wants only when it says no more. */
    Set<String> topicOf(String question) {
        var topic = stems(words(question).filter(word -> !small.contains(word) && !asking.contains(word)));
        return topic.isEmpty() ? stems(words(question).filter(word -> !small.contains(word))) : topic;
    }

    /** The words of a text, each in the form under which it is compared. */
    Set<String> stemsOf(String text) {
        return stems(words(text).filter(word -> !small.contains(word)));
    }

    /** The words of a text as they stand there, but for capitals. */
    List<String> wordsOf(String text) {
        return words(text).toList();
    }

    /** A phrase with its places filled. Not by MessageFormat, for which an apostrophe is a quote. */
    String phrase(String name, String... values) {
        var phrase = data.getProperty(name);
        for (int i = 0; i < values.length; i++) {
            phrase = phrase.replace("{" + i + "}", values[i]);
        }
        return phrase;
    }

    /** A date as it is spoken, as exact as it is known. */
    String date(MomentInLife moment) {
        var date = moment.date();
        return switch (moment.precision()) {
            case DAY -> (date.getDayOfMonth() == 1 ? phrase("first_day") : date.getDayOfMonth()) + " " + monthOf(date);
            case MONTH -> monthOf(date);
            case YEAR, ABOUT -> Integer.toString(date.getYear());
        };
    }

    private String monthOf(LocalDate date) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", locale).format(date);
    }

    private long smallWordsIn(String text) {
        return words(text).filter(small::contains).count();
    }

    private Stream<String> words(String text) {
        return WORD.matcher(text.toLowerCase(locale)).results().flatMap(match -> parts(match.group()));
    }

    /** {@code grand-mère} is one word, {@code habitais-tu} two. */
    private Stream<String> parts(String word) {
        if (word.indexOf('-') < 0) {
            return Stream.of(word);
        }
        var parts = List.of(word.split("-"));
        return clitics.contains(parts.getLast()) ? parts.stream() : Stream.of(String.join("", parts));
    }

    private Set<String> stems(Stream<String> words) {
        return words.map(this::stem).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String stem(String word) {
        var form = forms.get(word);
        if (form != null) {
            return form;
        }
        var plain = ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        for (var ending : endings) {
            if (plain.endsWith(ending[0]) && plain.length() - ending[0].length() >= SHORTEST_STEM) {
                return single(plain.substring(0, plain.length() - ending[0].length()) + ending[1]);
            }
        }
        return single(plain);
    }

    /** {@code swimm(ing)} and {@code swim} are the same. */
    private static String single(String stem) {
        var last = stem.length() - 1;
        return last > 1 && stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
    }

    private Stream<String> list(String name) {
        return Arrays.stream(data.getProperty(name).trim().split("\\s+")).filter(word -> !word.isEmpty());
    }
}
