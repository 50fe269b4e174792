package io.clonememoria.platform.problem;

/** HTTP itself does not fit, such as a method or a media type that this path does not offer (405, 406, 408, 414, 426, 431). */
public final class NotAllowed extends Problem {
    final int status;

    public NotAllowed(int status, String type, String detail) {
        super(type, detail);
        this.status = status;
    }
}
