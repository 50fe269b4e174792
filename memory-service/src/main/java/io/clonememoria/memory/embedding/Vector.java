package io.clonememoria.memory.embedding;

import java.util.Arrays;

/** The meaning of a text, to be compared by cosine with others of the same model. */
public record Vector(float[] values) {

    /** As pgvector reads it. */
    public String literal() {
        return Arrays.toString(values);
    }
}
