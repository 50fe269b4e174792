package io.clonememoria.clone.voice;

import io.clonememoria.clone.recall.MomentInLife;
import io.clonememoria.clone.recall.Recollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers out of recollections and nothing else.
 *
 * <p>A sentence answers when it, its predecessor, its source's title, speaker and date together name most of what the
 * question is about. The order in which recollections were found decides between equals; it never makes an answer of
 * something that is merely the nearest there is.
 */
public final class EmbeddedVoice {
    /** The name under which replies say who made them. */
    public static final String PROVIDER = "embedded";

    /** Share of the question's topic words that must be there: one of one, two of two, two of three. */
    private static final double ENOUGH = 0.6;

    /** A further sentence is worth saying when it answers nearly as well as the best. */
    private static final double NEARLY = 0.75;

    private static final int MOST_PASSAGES = 3;

    private final String name;
    private final Language language;
    private final Set<String> topic;

    private EmbeddedVoice(String name, Language language, Set<String> topic) {
        this.name = name;
        this.language = language;
        this.topic = topic;
    }

    /**
     * The reply to a question.
     *
     * @param name          of the clone that speaks
     * @param home          the language of its people, ISO 639-1, for questions that do not show theirs
     * @param recollections what may answer, best first
     */
    public static Reply answer(String name, String home, String question, List<Recollection> recollections) {
        var language = Language.of(question, home);
        return new EmbeddedVoice(name, language, withoutAddress(language.topicOf(question), language.stemsOf(name)))
                .reply(recollections);
    }

    /** The languages that it speaks, ISO 639-1. */
    public static List<String> languages() {
        return Language.codes();
    }

    /** In "Rose, where did you live?" the name only says who is asked. */
    private static Set<String> withoutAddress(Set<String> topic, Set<String> name) {
        var rest = new HashSet<>(topic);
        rest.removeAll(name);
        return rest.isEmpty() ? topic : rest;
    }

    /** @param relevance what the sentence itself says counts in full, what only its surroundings say by half */
    private record Candidate(Recollection source, String sentence, double relevance) {}

    private Reply reply(List<Recollection> recollections) {
        var candidates = recollections.stream()
                .flatMap(recollection -> bestOf(recollection).stream())
                .sorted(Comparator.comparingDouble(Candidate::relevance).reversed()) // stable: found first, said first
                .toList();
        if (candidates.isEmpty()) {
            return new Reply.NothingRemembered(language.phrase("nothing"));
        }
        return new Reply.Remembered(passages(candidates));
    }

    private Optional<Candidate> bestOf(Recollection source) {
        var surroundings = surroundings(source);
        var candidates = new ArrayList<Candidate>();
        var previous = Set.<String>of();
        for (var sentence : Sentences.of(source.content(), language.locale)) {
            var words = language.stemsOf(sentence);
            var said = share(words);
            var about = share(surroundings);
            var together = share(words, surroundings, previous);
            // a sentence without any of the question's words answers only where its source as a whole is about them
            if (together >= ENOUGH && (said > 0 || about >= ENOUGH)) {
                candidates.add(new Candidate(source, sentence, said + (together - said) / 2));
            }
            previous = words;
        }
        // max by relevance; of equals the first, which introduces the others
        return candidates.stream().reduce((best, next) -> next.relevance() > best.relevance() ? next : best);
    }

    private Set<String> surroundings(Recollection source) {
        var words = new HashSet<String>();
        Stream.of(source.title(), source.speaker(), source.moment() == null ? null : language.date(source.moment()))
                .filter(Objects::nonNull)
                .forEach(text -> words.addAll(language.stemsOf(text)));
        return words;
    }

    @SafeVarargs
    private double share(Set<String>... places) {
        if (topic.isEmpty()) {
            return 0;
        }
        var found = topic.stream().filter(word -> Stream.of(places).anyMatch(place -> place.contains(word))).count();
        return (double) found / topic.size();
    }

    private List<Reply.Passage> passages(List<Candidate> candidates) {
        var best = candidates.getFirst().relevance();
        var said = new HashSet<String>(); // a memory and the document it came from say the same
        var chosen = candidates.stream()
                .filter(candidate -> candidate.relevance() >= best * NEARLY)
                .filter(candidate -> said.add(candidate.sentence()))
                .limit(MOST_PASSAGES)
                .toList();
        return IntStream.range(0, chosen.size()).mapToObj(i -> passage(chosen.get(i), i == 0)).toList();
    }

    private Reply.Passage passage(Candidate candidate, boolean isFirst) {
        var told = told(candidate.source(), candidate.sentence());
        return new Reply.Passage(capital(isFirst ? told : language.phrase("also", told)),
                new Citation(candidate.source(), candidate.sentence()));
    }

    private String told(Recollection source, String quote) {
        var speaker = source.speaker();
        var moment = source.moment();
        if (speaker != null && !isOwn(source, speaker)) {
            return moment == null
                    ? language.phrase("other", speaker, quote)
                    : language.phrase("other_dated", speaker, when(moment), quote);
        }
        if (moment != null) {
            return language.phrase("own_dated", when(moment), quote);
        }
        return source.title() == null || source.title().isBlank()
                ? language.phrase("own", quote)
                : language.phrase("own_titled", source.title(), quote);
    }

    /** Said by the clone: as the chat says from which it comes, else by its name, with or without the family's. */
    private boolean isOwn(Recollection source, String speaker) {
        if (source.own() != null) {
            return source.own();
        }
        var spoken = language.wordsOf(speaker);
        var own = language.wordsOf(name);
        var common = Math.min(spoken.size(), own.size());
        return spoken.subList(0, common).equals(own.subList(0, common));
    }

    private String when(MomentInLife moment) {
        return language.phrase(switch (moment.precision()) {
            case DAY -> "on_day";
            case MONTH -> "in_month";
            case YEAR -> "in_year";
            case ABOUT -> "about";
        }, language.date(moment));
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
