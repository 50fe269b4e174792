package io.clonememoria.memory.embedding;

import java.util.Arrays;

/**
 * The meaning of a text, to be compared by cosine with others of the same model.
 *
 * @param model the id of the model that made it
 */
public record Vector(String model, float[] values) {

    /** As pgvector reads it. */
    public String literal() {
        return Arrays.toString(values);
    }
}
