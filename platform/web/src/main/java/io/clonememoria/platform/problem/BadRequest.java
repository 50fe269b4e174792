package io.clonememoria.platform.problem;

/** The request cannot be read at all: broken JSON, a broken cursor (400). */
public non-sealed class BadRequest extends Problem {
    public BadRequest(String type, String detail) {
        super(type, detail);
    }
}
