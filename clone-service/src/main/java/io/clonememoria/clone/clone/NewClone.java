package io.clonememoria.clone.clone;

import org.jspecify.annotations.Nullable;

/**
 * A clone that comes from elsewhere and is to be made here.
 *
 * @param name     one line of at most 100 characters
 * @param tone     null for the usual one
 * @param language null for the usual one
 */
public record NewClone(String name, @Nullable String description, @Nullable String greeting, @Nullable Tone tone,
        @Nullable String language) {

    UpdateCloneRequest wishes() {
        return new UpdateCloneRequest(name, description, greeting,
                tone == null ? null : new ToneRequest(tone.warmth(), tone.humor(), tone.formality()), language, null, null);
    }
}
