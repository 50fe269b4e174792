package io.clonememoria.platform.problem;

/** The request contradicts the present state (409). */
public non-sealed class Conflict extends Problem {
    public Conflict(String type, String detail) {
        super(type, detail);
    }
}
