package io.clonememoria.memory.retrieval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to what a clone remembers.
 *
 * @param limit     results at most
 * @param maxTokens room for all of them together; null for as much as it takes
 * @param filters   what only may be found
 * @param explain   whether each result says why it was found
 */
record Question(String text, int limit, @Nullable Integer maxTokens, SearchRequest.Filters filters, boolean explain) {

    /** The times that it names. */
    List<Period> times() {
        return NamedTime.in(text);
    }

    /** How many to look for: some may say the same as others, and some may be too long for the room there is. */
    int candidates() {
        return 2 * limit + 10;
    }

    /** What is handed on of what was found. */
    Answers answers(List<SearchResult> found) {
        var distinct = new Answers(found).withoutRepetition();
        return (maxTokens == null ? distinct : distinct.within(maxTokens)).atMost(limit);
    }
}
