package io.clonememoria.platform.problem;

/** The caller is known but may not do this: missing scope, role or consent (403). */
public non-sealed class Forbidden extends Problem {
    public Forbidden(String type, String detail) {
        super(type, detail);
    }
}
