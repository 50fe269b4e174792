package io.clonememoria.memory.embedding;

import java.util.List;

/** Makes vectors out of texts. Its methods block. */
interface VectorModel {

    /**
     * Written beside each vector: vectors of different models, or of texts put differently, must never be compared. Two
     * with the same id make the same vectors.
     */
    String id();

    int dimension();

    /** Whether what it is asked leaves this house, for which a person must have given consent. */
    boolean isOutside();

    /** Passages that it takes best at once. */
    int batch();

    /** @throws ProviderAway when nothing can be had of it for now */
    float[] ofQuestion(String question);

    /**
     * One for each passage, in the same order.
     *
     * @throws ProviderAway when nothing can be had of it for now; none of the passages is to blame
     */
    List<float[]> ofPassages(List<Passage> passages);
}
