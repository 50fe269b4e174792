package io.clonememoria.memory.retrieval;

import java.util.List;

/**
 * What was found.
 *
 * @param results  the best first
 * @param tokens   what they come to, title and speaker included, counted with three characters to a token
 * @param degraded the halves of the search that failed, so that the other answered alone: {@code dense} (by meaning),
 *                 {@code lexical} (by words)
 */
record SearchView(List<SearchResult> results, int tokens, List<String> degraded) {

    static SearchView of(Answers answers, List<String> degraded) {
        return new SearchView(answers.results(), answers.tokens(), degraded);
    }
}
