package io.clonememoria.platform.problem;

/** The body, file or field is larger than allowed (413). */
public non-sealed class TooLarge extends Problem {
    public TooLarge(String type, String detail) {
        super(type, detail);
    }
}
