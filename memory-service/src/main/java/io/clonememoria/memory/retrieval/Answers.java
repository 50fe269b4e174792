package io.clonememoria.memory.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What was found, best first, made fit to be handed on: nothing twice, and no more than there is room for. */
record Answers(List<SearchResult> results) {
    /** Characters of a token, rather too few: 4 is usual in English, 3 in French. */
    private static final int CHARACTERS = 3;

    /** The better of two that say nearly the same speaks for both and names the other. */
    Answers withoutRepetition() {
        var kept = new ArrayList<SearchResult>();
        var words = new ArrayList<Words>();
        var repeated = new HashMap<UUID, List<UUID>>();
        for (var result : results) {
            var said = Words.of(result.content());
            var first = firstThatRepeats(words, said);
            if (first < 0) {
                kept.add(result);
                words.add(said);
            } else {
                repeated.computeIfAbsent(kept.get(first).id(), _ -> new ArrayList<>()).add(result.id());
            }
        }
        return new Answers(kept.stream().map(result -> result.speakingFor(repeated.getOrDefault(result.id(), List.of()))).toList());
    }

    Answers atMost(int limit) {
        return new Answers(results.stream().limit(limit).toList());
    }

    /** The best first as far as they fit; one that is too long leaves its room to the next that is not. */
    Answers within(int tokens) {
        var packed = new ArrayList<SearchResult>();
        var left = tokens;
        for (var result : results) {
            var size = tokens(result);
            if (size <= left) {
                packed.add(result);
                left -= size;
            }
        }
        return new Answers(packed);
    }

    int tokens() {
        return results.stream().mapToInt(Answers::tokens).sum();
    }

    /** Of all that a reader is shown: who, what about, and what was said. */
    static int tokens(SearchResult result) {
        var characters = result.title().length() + result.content().length()
                + (result.speaker() == null ? 0 : result.speaker().length());
        return (characters + CHARACTERS - 1) / CHARACTERS;
    }

    private static int firstThatRepeats(List<Words> kept, Words said) {
        for (var at = 0; at < kept.size(); at++) {
            if (kept.get(at).repeat(said)) {
                return at;
            }
        }
        return -1;
    }
}
