package io.clonememoria.platform.problem;

/** HTTP itself does not fit: a method or a media type that this path does not offer (405, 406). */
public final class NotAllowed extends Problem {
    final int status;

    NotAllowed(int status, String type, String detail) {
        super(type, detail);
        this.status = status;
    }
}
