package io.clonememoria.memory.retrieval;

import io.clonememoria.memory.embedding.Vector;
import java.util.List;
import java.util.Optional;

/**
 * By what is searched.
 *
 * @param vector  the question's meaning; empty when that could not be had
 * @param words   whether by its words too
 * @param missing the halves that are not searched by
 */
record Halves(Optional<Vector> vector, boolean words, List<String> missing) {

    static Halves both(Optional<Vector> vector) {
        return new Halves(vector, true, List.of());
    }

    static Halves dense(Optional<Vector> vector) {
        return new Halves(vector, false, List.of("lexical"));
    }

    static Halves lexical() {
        return new Halves(Optional.empty(), true, List.of("dense"));
    }
}
