package io.clonememoria.clone.clone;

/**
 * How a clone sounds, each from 0 (not at all) to 1 (very).
 *
 * @param warmth    how affectionate
 * @param humor     how playful
 * @param formality how reserved
 */
public record Tone(double warmth, double humor, double formality) {
    static final Tone DEFAULT = new Tone(0.7, 0.5, 0.3);
}
