package io.clonememoria.clone.clone;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/** The parts of a tone that the caller wants different. */
record ToneRequest(
        @DecimalMin("0") @DecimalMax("1") @Nullable Double warmth,
        @DecimalMin("0") @DecimalMax("1") @Nullable Double humor,
        @DecimalMin("0") @DecimalMax("1") @Nullable Double formality) {

    Tone on(Tone before) {
        return new Tone(
                warmth == null ? before.warmth() : warmth,
                humor == null ? before.humor() : humor,
                formality == null ? before.formality() : formality);
    }
}
