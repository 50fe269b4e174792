package io.clonememoria.bench.retrieval;

import java.util.List;

/**
 * What the search returned for a question.
 *
 * @param memories   by their names in the set, best first
 * @param similarity of the best, in meaning
 * @param score      of the best
 * @param nanos      it took, as the client saw it
 */
record Found(Asked asked, List<Told> memories, double similarity, double score, long nanos) {

    /** The share of the evidence among the first so many. */
    double recallAt(int places) {
        var hits = memories.stream().limit(places).filter(memory -> asked.evidence().contains(memory.name())).count();
        return (double) hits / asked.evidence().size();
    }

    /** The share of the evidence among the first that come to no more than so many characters. */
    double recallWithin(int characters) {
        var left = characters;
        var hits = 0;
        for (var memory : memories) {
            left -= memory.length();
            if (left < 0) {
                break;
            }
            if (asked.evidence().contains(memory.name())) {
                hits++;
            }
        }
        return (double) hits / asked.evidence().size();
    }
}
