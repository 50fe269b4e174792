package io.clonememoria.platform.problem;

/** The media type of the body is not one that this operation reads (415). */
public non-sealed class UnsupportedMedia extends Problem {
    public UnsupportedMedia(String type, String detail) {
        super(type, detail);
    }
}
